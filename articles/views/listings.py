def latest(request, **names):
    raise SystemError


def topics(request, **names):
    raise SystemError


def topic(request, **names):
    raise SystemError


def contributor(request, **names):
    raise SystemError


def section(request, **names):
    raise SystemError


