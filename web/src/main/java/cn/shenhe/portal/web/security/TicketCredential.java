package cn.shenhe.portal.web.security;

import jakarta.security.enterprise.credential.Credential;

/** A sign-in ticket as {@code training.person.SignIn} gives it after password and code. */
public record TicketCredential(String ticket) implements Credential {}
