# /etc/varnish/newsroom.vcl: Varnish 7 with xkey (Debian: varnish, varnish-modules), between nginx and gunicorn.
# Start it with -p http_gzip_support=off, so that pages pass as the application compressed them.
vcl 4.1;

import std;
import xkey;

backend paper {
    .host = "127.0.0.1";
    .port = "8000";
    .first_byte_timeout = 60s;
    .probe = { .url = "/healthz"; .interval = 2s; .timeout = 2s; .window = 3; .threshold = 2; .initial = 2; }
}

# Who may say what is to be forgotten: the paper's own worker.
acl purgers { "127.0.0.1"; "::1"; }

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ purgers) {
            return (synth(403));
        }
        return (synth(200, "Forgotten: " + xkey.purge(req.http.Surrogate-Key)));
    }
    # The desk (ADMIN_PATH) and previews are nobody else's; so is a photo that an editor looks at.
    if (req.url ~ "^/(admin|preview)/" || (req.url ~ "^/uploads/" && req.http.Cookie ~ "(^|; )desk=")) {
        return (pass);
    }
    unset req.http.Cookie;
    if (req.http.Accept-Encoding ~ "\bbr\b") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "\bgzip\b") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    if (req.restarts == 0) {
        unset req.http.X-Old;
    }
    if (req.http.X-Old == "never") {
        set req.grace = 0s;
    } else {
        set req.grace = 1d;
    }
}

sub vcl_backend_response {
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
    } elsif (beresp.http.Cache-Control ~ "stale-if-error" && !beresp.http.Set-Cookie) {
        # Kept for a day in case the paper is down, also what is fresh for less than a second.
        set beresp.grace = 1d;
        set beresp.http.X-While = regsub(beresp.http.CDN-Cache-Control, ".*stale-while-revalidate=([0-9]+).*", "\1s");
        return (deliver);
    } else {
        set beresp.grace = 0s;
    }
}

sub vcl_backend_error {
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.uncacheable = true;
}

sub vcl_hit {
    # An old page is handed out while a new one is made for as long as it says itself, which is never
    # beyond an hour at which something appears or goes.
    if (obj.ttl < 0s && std.healthy(req.backend_hint) && req.http.X-Old != "any"
        && obj.ttl + std.duration(obj.http.X-While, 0s) < 0s) {
        set req.http.X-Old = "never";
        return (restart);
    }
}

sub vcl_deliver {
    # The paper failed: what is kept of this page, for a day, is better than nothing.
    if (resp.status >= 500 && req.http.X-Old == "never") {
        set req.http.X-Old = "any";
        return (restart);
    }
    unset resp.http.Surrogate-Key;
    unset resp.http.CDN-Cache-Control;
    unset resp.http.X-While;
    unset resp.http.xkey;
}
