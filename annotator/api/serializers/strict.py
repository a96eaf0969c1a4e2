"""Fields that take the JSON type they name and no other, and objects that take the fields they name and no other."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

LARGEST_INTEGER = 2**31 - 1  # what both databases keep in an integer column


class Text(serializers.CharField):
    """A string, kept exactly as it is."""

    default_error_messages = {"invalid": "Must be a string."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"trim_whitespace": False, "allow_blank": True, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Slug(Text):
    """A label's short name in the codebook; null is "not said"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allow_null": True, "required": False, **kwargs})


class WholeNumber(serializers.IntegerField):
    """An integer; 2.0 and "2" are none."""

    default_error_messages = {"invalid": "Must be a whole number."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class CodePoint(WholeNumber):
    """An offset in Unicode code points."""

    default_error_messages = {
        "invalid": "Must be a whole number: an offset in Unicode code points.",
        "min_value": "Offsets begin at 0.",
        "max_value": "No text is that long.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": LARGEST_INTEGER, **kwargs})


class Id(serializers.UUIDField):
    """A UUID as a string."""

    default_error_messages = {"invalid": "Must be a UUID such as 4b4ed1cb-2a6c-4f9c-8f0a-4a2bde7a7e4e."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """true or false."""

    default_error_messages = {"invalid": "Must be true or false."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class DecimalText(Text):
    """A decimal number as a string, such as "12000" or "0.25"; a JSON number will do, too."""

    default_error_messages = {"invalid": 'Must be a decimal number in a string, such as "12000".'}

    def to_internal_value(self, data: Any) -> str:
        if isinstance(data, int | float) and not isinstance(data, bool):
            data = str(data)
        return super().to_internal_value(data)


class Strict(serializers.Serializer[Any]):
    """An object that refuses fields it does not know: a misspelt one would be lost in silence."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        errors = self._unknown(data) if isinstance(data, Mapping) else {}
        try:
            value: dict[str, Any] = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError({**errors, **error.detail}) from None  # type: ignore[dict-item]
        if errors:
            raise serializers.ValidationError(errors)
        return value

    def _unknown(self, data: Mapping[str, Any]) -> dict[str, list[str]]:
        names = self.fields.keys()
        sentence = f"There is no such field. The fields are: {', '.join(names)}."
        return {name[:60]: [sentence] for name in data if name not in names}
