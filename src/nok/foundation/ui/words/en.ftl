ui-skip = Skip to content
ui-exit = Leave this page
ui-menu = Menu
ui-mark = nok.
ui-error-heading = Something needs mending
ui-unconfirmed = not confirmed
