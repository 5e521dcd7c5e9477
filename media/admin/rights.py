"""Who may write a photo's words."""


def may_mend(person, photo) -> bool:
    """Whoever may change any photo; of one's own, whoever brings photos in, until it is in print.

    Costs no query beyond the person's permissions, which Django reads once per request.
    """
    if person.has_perm("media.change_photo"):
        return True
    is_own = photo.uploaded_by_id == person.pk and person.has_perm("media.add_photo")
    return is_own and not photo.in_print
