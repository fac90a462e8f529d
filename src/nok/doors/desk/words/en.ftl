desk-confirm-centre = Look over the centre's page
desk-confirm-help =
    { $n ->
        [0] Nobody has confirmed that the page is right.
        [one] One fact is not confirmed.
       *[other] { $n } facts are not confirmed.
    }
desk-error-400-text = Go back and try once more. Nothing has changed.
desk-error-400-title = We did not understand that
desk-error-403-text = Your role does not include this. Ask your leader if you need it.
desk-error-403-title = Not for your role
desk-error-404-text = The page does not exist, or does not belong to your centre.
desk-error-404-title = Not found
desk-error-413-text = It is more than we can receive at once. Go back and split it up. Nothing is changed.
desk-error-413-title = That was too long
desk-error-500-text = Nothing has changed. Try again in a moment.
desk-error-500-title = Something failed on our side
desk-error-csrf-text = Go back, reload the page and send once more. Nothing has changed.
desk-error-csrf-title = The page was too old
desk-error-home = To the desk
desk-invitation = { $email } has not accepted the invitation yet
desk-nothing = Nothing is waiting now.
desk-strange-codes =
    { $n ->
        [one] Somebody typed your password correctly and a wrong code, once.
       *[other] Somebody typed your password correctly and a wrong code, { $n } times.
    } If it was not you, change your password now.
desk-waits = What waits for you
rail-centre = The centre’s page
rail-colleagues = Colleagues
rail-desk = Desk
rail-log = Log
log-lead = Who did what at the centre, and when. The log cannot be changed, and its lines hang together in a chain. They are deleted after two years.
log-who = Who
log-what = What
log-when = When
log-why = Reason
log-day = Day
log-show = Show
log-everyone = Everyone
log-everything = Everything
log-system = The system
log-gone = Has left
log-nothing = No lines here.
log-pages = Pages of the log
log-page = Page { $n } of { $of }
log-newer = Newer
log-older = Older
log-staff-invited = Invited somebody
log-staff-invitation_withdrawn = Withdrew an invitation
log-staff-began = Began at the centre
log-staff-ended = Ended an employment
log-account-shut = Shut an account
log-centre-corrected = Corrected the centre's page
log-centre-confirmed = Confirmed the centre's page
log-centre-began = The centre was added
log-staff-trained = Marked a colleague as child-trained
log-staff-untrained = Took away the mark child-trained
log-enquiry-opened = Opened a conversation
log-enquiry-answered = Answered in a conversation
log-enquiry-taken = Took a conversation
log-enquiry-given = Gave a conversation on
log-enquiry-released = Put a conversation back in the inbox
log-enquiry-shut_out = Said they are not impartial in a conversation
log-enquiry-marked = Marked a conversation
log-enquiry-noted = Wrote a note
log-enquiry-closed = Closed a conversation
log-enquiry-reopened = Took up a conversation again
log-register-entered = Registered an enquiry
log-register-taken_back = Took a registration back
log-answers-begun = Made the standard answers the centre's own
log-answers-changed = Changed a standard answer
log-answers-removed = Deleted a standard answer
log-dialogue-opened = Opened for messages
log-dialogue-shut = Shut for messages
log-dialogue-set = Changed the settings of the conversation online
log-opened-own = Own conversation
log-opened-takes = No one had it
log-opened-colleagues = A colleague had it
desk-inbox-waiting =
    { $n ->
        [one] One conversation waits for an answer
       *[other] { $n } conversations wait for an answer
    }
desk-inbox-late =
    { $n ->
        [one] One is overdue.
       *[other] { $n } are overdue.
    }
desk-inbox-in-time = None is overdue.
rail-figures = Figures
