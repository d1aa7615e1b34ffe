"""`claims.parquet`: every claim with typed columns, for R (arrow), pandas and DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from evidex.report.sheets import STORED, claim_columns, stored_claims
from evidex.report.socket import Report
from evidex.report.writing import whole_file
from evidex.schema import claim_types
from evidex.store import Store

__all__ = ["REPORT"]

ROWS_AT_ONCE = 20_000
WHOLE = {"start", "end", "page", "year"}
LISTS = {"citations", "derived", "notices"}
FLAGS = {"hedged", "negated", "adjusted"}
MAPS = {"long_forms", "printed"}


def write(store: Store, folder: Path) -> Path:
    import pyarrow
    from pyarrow import parquet

    columns = [*claim_columns(), *STORED, "printed"]
    schema = pyarrow.schema([(name, _type_of(name)) for name in columns])
    with whole_file(folder / REPORT.file) as part, parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        for batch in _batches(stored_claims(store)):
            table = [{name: _plain(name, row.get(name)) for name in columns} for row in batch]
            writer.write_table(pyarrow.Table.from_pylist(table, schema=schema))
    return folder / REPORT.file


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        yield batch


def _numeric() -> set[str]:
    fields = (field for kind in claim_types().values() for field in msgspec.structs.fields(kind))
    return {field.name for field in fields if "Decimal" in str(field.type)} | {"confidence"}


def _type_of(name: str) -> Any:
    import pyarrow

    if name in _numeric():
        return pyarrow.float64()
    if name in WHOLE:
        return pyarrow.int64()
    if name in LISTS:
        return pyarrow.list_(pyarrow.string())
    if name in FLAGS:
        return pyarrow.bool_()
    return pyarrow.map_(pyarrow.string(), pyarrow.string()) if name in MAPS else pyarrow.string()


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if name in LISTS:
        return list(value or ())
    if name in MAPS:
        return sorted((value or {}).items())
    return value if value is None or name not in FLAGS else bool(value)


REPORT = Report("claims-parquet", "claims.parquet", write)
