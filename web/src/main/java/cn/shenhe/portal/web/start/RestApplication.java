package cn.shenhe.portal.web.start;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Every JAX-RS resource of the portal answers below {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
