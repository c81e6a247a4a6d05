"""`NamedTuple` as `typing` has it, made in a fraction of the time.

A printed summary needs some seventy of these classes, and making them took a tenth of the command's time: `typing`
compiles the text of each annotation, `collections` a function for each class. Here annotations are for readers and the
type checker alone, and classes with the same number of fields share what is compiled.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    @cache
    def _constructor(count):
        """Returns a `__new__` for so many fields, whose names are put in for each class."""
        fields = "".join(f"_{number}, " for number in range(count))
        return eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))", {"_new": tuple.__new__})

    class _Values(tuple):
        """What all named tuples have."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changed):
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"Got unexpected field names: {list(changed)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            told = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        """Makes a class with annotated names a named tuple, with its methods and defaults."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            annotations = body.get("__annotations__", {})
            fields = tuple(annotations)
            defaults = {field: body[field] for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"a field of {name} without a default follows one that has it")
            template = _constructor(len(fields))
            named = template.__code__.replace(co_varnames=("_cls", *fields))
            new = FunctionType(named, template.__globals__, "__new__", tuple(defaults.values()))
            new.__qualname__ = f"{body['__qualname__']}.__new__"
            new.__annotations__ = annotations
            getters = {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            of_fields = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (_Values,), body | getters | of_fields | {"__slots__": (), "__new__": new})

    class NamedTuple(metaclass=_Maker):
        """A tuple whose items have names."""


__all__ = ["NamedTuple"]
