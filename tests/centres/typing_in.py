"""What a browser sends when somebody types in a page's form."""

import re


def typed(client, where, /, **changes):
    """What the browser would send from the page: every field as it stands, and then what was typed."""
    answer = client.get(where)
    sent = {}
    for bound in answer.context["form"]:
        if bound.value() not in (None, False, ""):
            kept = bound.field.widget.format_value(bound.value())
            sent[bound.html_name] = bound.value() if isinstance(kept, list) else kept or "on"
    sent["seen"] = re.search(r'name="seen" value="(\w+)"', answer.content.decode())[1]
    return sent | changes
