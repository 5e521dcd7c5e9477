def day(request, **names):
    raise SystemError


def month(request, **names):
    raise SystemError


