"""JSON Schema of the lines that evidex writes, made from the types themselves."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from evidex.schema.claim import Claim, claim_types
from evidex.schema.codec import CLAIM_SCHEMA, DOCUMENT_SCHEMA, FINDING_SCHEMA
from evidex.schema.document import Document
from evidex.schema.finding import Finding

__all__ = ["json_schema"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(line: Literal["claim", "finding", "document"] | str) -> dict[str, Any]:
    """The JSON Schema of one kind of line. Fields that are not stated are absent from a line, never null."""
    if line == "claim":
        return _claim_schema()
    kind, name = (Finding, FINDING_SCHEMA) if line == "finding" else (Document, DOCUMENT_SCHEMA)
    (first,), parts = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    parts = {part: _as_written(told) for part, told in parts.items()}
    body = parts.pop(first["$ref"].rsplit("/", 1)[-1])
    body["properties"] = {"schema": {"const": name}} | body["properties"]
    body["required"] = ["schema", *body.get("required", ())]
    return {"$schema": DIALECT, **body, "title": name} | ({"$defs": parts} if parts else {})


def _claim_schema() -> dict[str, Any]:
    kinds = claim_types()
    told = {name: _kind_schema(kinds[name]) for name in sorted(kinds)}
    choices = [{"$ref": f"#/$defs/{name}"} for name in told]
    return {"$schema": DIALECT, "title": CLAIM_SCHEMA, "oneOf": choices, "$defs": told}


def _kind_schema(kind: type[Claim]) -> dict[str, Any]:
    (first,), parts = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    body: dict[str, Any] = _as_written(parts[first["$ref"].rsplit("/", 1)[-1]])
    numbers = [name for name, field in body["properties"].items() if field.get("type") == "number"]
    printed = {
        "type": "object",
        "description": "The digits of each number as the text prints them.",
        "properties": {name: {"type": "string"} for name in numbers if name != "confidence"},
        "additionalProperties": False,
    }
    body["properties"] = {"schema": {"const": CLAIM_SCHEMA}} | body["properties"] | {"printed": printed}
    body["required"] = ["schema", *body["required"]]
    return body


def _as_written(told: Any) -> Any:
    """msgspec's schema as our lines are: decimals are numbers, null never stands, fixed-size hints fall away."""
    if isinstance(told, list):
        return [_as_written(each) for each in told]
    if not isinstance(told, dict):
        return told
    if told.get("format") == "decimal":
        return {"type": "number"}
    if "anyOf" in told:
        told = dict(told)
        choices = [each for each in told.pop("anyOf") if each != {"type": "null"}]
        told.pop("default", None)
        if len(choices) == 1:
            return _as_written(choices[0] | told)
        return _as_written(told) | {"anyOf": _as_written(choices)}
    written = {name: _as_written(each) for name, each in told.items() if not (name == "default" and each is None)}
    if "enum" in written:
        written["enum"] = [value for value in written["enum"] if value is not None]
    return written
