package com.easyai.gateway.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * {@code /console}: files that hold nothing of anybody, and so are open. What the page shows it asks of {@code /admin}, with the token
 * that the operator types in.
 */
final class ServeConsole implements WebMvcConfigurer {
    private static final String PAGE = "forward:/console/page.html";

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/console").setViewName(PAGE);
        views.addViewController("/console/").setViewName(PAGE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new Guard()).addPathPatterns("/console", "/console/**");
    }

    /** The page runs its own script and no other, speaks with this gateway only, and is in nobody's frame. */
    private static final class Guard implements HandlerInterceptor {
        private static final String POLICY =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            // Asked for again each time, so that a page never meets the answers of another release.
            response.setHeader("Cache-Control", "no-cache");
            return true;
        }
    }
}
