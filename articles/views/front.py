def front(request, **names):
    raise SystemError


