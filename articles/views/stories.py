def story(request, **names):
    raise SystemError


