"""What a file says of itself, in XMP (ISO 16684-1) beside ReportLab's older entries."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from html import escape

from observer.drawing.fonts import printable
from observer.errors import UserError
from observer.export.document import Properties
from observer.export.pdf.file import File

PRODUCER = "ReportLab"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{dated}</xmp:CreateDate>
<xmp:ModifyDate>{dated}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def dated(properties: Properties) -> datetime:
    """When the file says that it was made: `SOURCE_DATE_EPOCH` where it is set, else the study's.

    Raises:
        UserError: as `moment_from_outside`.
    """
    return moment_from_outside() or properties.dated.astimezone(UTC)


def moment_from_outside() -> datetime | None:
    """`SOURCE_DATE_EPOCH`; None where it is not set.

    Raises:
        UserError: it is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(
            "this is not a moment that a file can be dated with",
            where=f"SOURCE_DATE_EPOCH={seconds}",
            remedy="set it to the seconds since 1970, or not at all",
        ) from error


def describe(file: File, properties: Properties, moment: datetime) -> None:
    """Adds the metadata to the file, where no packing hides them from search tools."""
    told = {
        "title": properties.title,
        "subject": properties.subject,
        "author": properties.author,
        "language": properties.language,
        "creator": properties.creator,
        "dated": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "producer": PRODUCER,
    }
    packet = _PACKET.format(**{name: escape(printable(words)) for name, words in told.items()})
    entries = {"Type": "/Metadata", "Subtype": "/XML"}
    metadata = file.add_stream("metadata", packet.encode(), entries, packed=False)
    file.set_catalog_entries({"Metadata": metadata})
