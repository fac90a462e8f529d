ui-skip = Skip to content
ui-exit = Leave this page
ui-mark = nok.
ui-unconfirmed = not confirmed
