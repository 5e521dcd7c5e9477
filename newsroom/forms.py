"""Forms that say every broken rule at the field, before the database has to."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class WholeRowForm(forms.ModelForm):
    """Check every constraint, also those that touch a read-only field.

    A ModelForm silently skips constraints that mention an excluded field; here the
    whole instance is validated, and an error on a field that the form lacks stands
    above the form instead of raising ValueError.
    """

    def _post_clean(self):  # the hook that contrib.auth's own forms use
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, self._at_known_fields(error))

    def _at_known_fields(self, error: ValidationError) -> ValidationError:
        if not hasattr(error, "error_dict"):
            return error
        placed: dict[str, list] = {}
        for name, problems in error.error_dict.items():
            placed.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(
                problems
            )
        return ValidationError(placed)
