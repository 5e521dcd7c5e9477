def galleries(request):
    raise SystemError


def gallery(request, edition_date, slug):
    raise SystemError
