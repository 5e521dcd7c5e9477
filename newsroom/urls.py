"""All addresses: the desk under its path, then photo files and galleries, then the paper."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, register_converter

from newsroom.accounts import CLOSED, closed
from newsroom.converters import DayConverter, ISOMonthConverter, MonthConverter, SlugConverter
from newsroom.health import healthz, readyz
from newsroom.icon import favicon, icon

register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")
register_converter(ISOMonthConverter, "iso_month")
register_converter(SlugConverter, "name")

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"

urlpatterns = [
    *[
        path(f"{settings.ADMIN_PATH}account/{address}", closed, name=name)
        for address, name in CLOSED
    ],
    path(f"{settings.ADMIN_PATH}account/", include("allauth.account.urls")),
    path(f"{settings.ADMIN_PATH}account/2fa/", include("allauth.mfa.urls")),
    path(f"{settings.ADMIN_PATH}account/sessions/", include("allauth.usersessions.urls")),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("favicon.ico", favicon, name="favicon"),
    path("icon-<int:size>-<slug:digest>.png", icon, name="icon"),
    path("", include("media.urls")),
    path("", include("articles.urls")),
]
