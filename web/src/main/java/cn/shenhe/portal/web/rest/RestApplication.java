package cn.shenhe.portal.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything below {@code /api/v1}; the resources and mappers are found by the container. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "沈阳市沈河区安全宣传教育培训门户开放接口",
            version = "1",
            description =
                "只提供公开信息的查询和已登录人员自己的业务。错误一律为 application/problem+json（RFC 9457）。时间为带时区的 ISO"
                    + " 8601，坐标为 WGS 84。"),
    servers = @Server(url = "/"),
    tags = {
      @Tag(name = "避难场所", description = "按位置和条件查询应急避难场所"),
      @Tag(name = "预警", description = "生效中和历史预警信息（CAP 1.2）"),
      @Tag(name = "课程", description = "安全课程、法规和案例"),
      @Tag(name = "考试", description = "练习、考试和证书核验"),
      @Tag(name = "预约", description = "体验基地场次和预约"),
      @Tag(name = "活动", description = "宣传活动和知识竞赛")
    })
public class RestApplication extends Application {}
