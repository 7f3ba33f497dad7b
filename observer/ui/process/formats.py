"""Which files a dialog offers as documented processes; reading goes by content alone."""

FILTER = (
    "Documented processes (*.bpmn *.xml *.drawio *.vsdx *.xlsx *.csv *.tsv *.mmd *.md *.dot *.gv "
    "*.txt);;All files (*)"
)
