rail-inbox = Inbox
quick-title = Register an enquiry
quick-title-correct = Correct an entry
quick-lead = No field for a name or a number. Only what is counted.
quick-button = Register
quick-choose = Choose an answer.
quick-no-such-answer = There is no such answer. Choose one of those here.
quick-problem = Not saved yet. Look at what is marked below.
quick-channel = How
quick-channel-door = At the door
quick-channel-planned_phone = Planned, phone
quick-channel-planned_video = Planned, video
quick-who = Who
quick-partner = Partner service
quick-gender = Gender
quick-age = Age
quick-first-ever = Very first time?
quick-first-year = First time this year?
quick-first-both = If this is the very first time, it is also the first this year. Change one of them.
quick-answer-yes = Yes
quick-answer-no = No
quick-answer-unknown = Not known
quick-partner-type = Service
quick-municipality = The service’s municipality
quick-municipality-help = Municipality, place or postcode. Only the municipality is kept.
quick-municipality-unknown = We did not find the municipality. Try another name or a postcode, or leave the field empty.
quick-municipality-which = There is more than one of that name. Choose which.
quick-topic = About what
quick-same = Same person earlier today
quick-helpline = To the helpline
quick-more = Also
quick-when = When
quick-when-now = Now
quick-when-earlier = Earlier
quick-day = Day
quick-day-wrong = We did not understand the day. Write it as 24.11.2026.
quick-hour = Hour
quick-hour-help = Only for phone, video and at the door. May be left empty.
quick-hour-none = Not given
quick-save = Save
quick-again = Save, and one more from the same call
quick-nobody = Wrong number, or hung up
quick-aside = Put aside
quick-drop = Discard and begin again
quick-draft = You were interrupted. Here is what you had begun { $when }.
quick-put-aside = Put aside. It is here when you come back, for a day. Only you can see it.
quick-cancel = Cancel
quick-counts = What will be counted
quick-counts-nothing = Choose who it was, and this will say what is counted.
quick-counts-look = See what will be counted
quick-how = How we count
quick-kind-user_enquiry = Enquiry from a user
quick-kind-planned_remote = Planned conversation
quick-kind-partner_enquiry = Enquiry from a partner service
quick-kind-partner_visit = Visit from a partner service
quick-kind-visit = Visit by a user
quick-kind-no_contact = Wrong number, or hung up
quick-counted-user_enquiry = Counted on form A as one enquiry.
quick-counted-planned_remote = Counted on form A as one planned conversation.
quick-counted-partner_enquiry = Counted on form A as one enquiry from a partner service. Nothing about a user is kept.
quick-counted-partner_visit = Counted on form A as one visit from a partner service. Nothing about a user is kept.
quick-counted-visit = Counted on form B as one visit.
quick-counted-before = Kept, but not counted: the same person has been counted earlier today.
quick-counted-no = Kept, but not counted: nobody got to talk.
quick-said-ever-yes = very first time
quick-said-ever-earlier = contact in earlier years
quick-said-ever-unknown = not known whether it is the first time
quick-said-year-yes = first time this year
quick-said-year-no = not the first time this year
quick-said-same = same person earlier today
quick-said-helpline = to the helpline
quick-today = Today
quick-time-day = { $day }, no time of day
quick-time-hour = { $day }, between { $start } and { $end } o’clock
quick-registered = Registered: { $what }. { $form }
quick-undo = Undo
quick-undo-seconds = You can undo for { $n } seconds. After that, mend it in the list below.
quick-taken-back = Taken back. It is not counted.
quick-just = Just registered
quick-of-day = Registered { $day }
quick-nothing-yet = Nothing has been registered today.
quick-nothing-then = Nothing was registered that day.
quick-everybodys = All the centre has registered
quick-by = by { $name }
quick-mend = Correct
quick-take-back = Take back
quick-show-day = Show the day
enquiry-required = This must be filled in.
enquiry-too-long = The text is too long. It can have { $n } characters.
enquiry-show = Show
enquiry-show-button = Show
enquiry-shown-open = All open
enquiry-shown-new = New
enquiry-shown-mine = Mine
enquiry-shown-waits = Waiting for the sender
enquiry-shown-answered = Answered
enquiry-shown-closed = Closed
enquiry-shown-all = All
enquiry-level = Mark
enquiry-level-any = Any mark
enquiry-level-now = Look at now
enquiry-level-today = Today
enquiry-level-normal = Normal
enquiry-level-why = Why?
enquiry-level-help = Never shown to the sender. Do not write names.
enquiry-nothing = No conversations here now.
enquiry-page-before = Previous page
enquiry-page-next = Next page
enquiry-done-sendt = The answer has been sent.
enquiry-done-stengt = You are shut out of the conversation. Colleagues who can will take it on.
enquiry-role-none = No name given
enquiry-role-exposed = Exposed to abuse
enquiry-role-relative = Someone close
enquiry-role-both = Exposed and close to someone
enquiry-role-professional = Professional
enquiry-role-unsure = Not sure yet
enquiry-age = Age
enquiry-age-u16 = Under 16
enquiry-age-a16_17 = 16 or 17
enquiry-age-a18_23 = 18 to 23
enquiry-age-a24_29 = 24 to 29
enquiry-age-a30_39 = 30 to 39
enquiry-age-a40_49 = 40 to 49
enquiry-age-a50_59 = 50 to 59
enquiry-age-a60p = 60 or older
enquiry-young = Under 18
enquiry-young-only = The sender is under 18. Only those of you who are child-trained see this conversation.
enquiry-late = Overdue
enquiry-stands = Status
enquiry-stands-new = New
enquiry-stands-taken = Taken by { $name }
enquiry-stands-waits = Waiting for the sender
enquiry-stands-answered = Answered
enquiry-stands-closed = Closed
enquiry-stands-deleted = Deleted by the sender
enquiry-has = { $name } has it
enquiry-due = Answer promised { $when }
enquiry-was-due = Should have been answered { $when }
enquiry-began = Began { $date }
enquiry-who = Who
enquiry-owner = Who has it
enquiry-nobody = No one yet
enquiry-came = Wrote
enquiry-promise = Answer
enquiry-promise-unsure = Counted in working days, because the opening hours are not confirmed.
enquiry-expires = Deleted on
enquiry-deleted-by-sender = The sender has deleted the conversation.
enquiry-deleted-help = Nothing of it exists any more. This line goes away on { $date }.
enquiry-before = Before you read
enquiry-before-help = Do you know the one who writes, or someone it may be about? Then a colleague should take it. If you read, it is logged.
enquiry-read = Read
enquiry-shut-out = I am not impartial
enquiry-shut-out-help = Then you will not see this conversation any more, nor in lists and counts. This holds for leaders too, and cannot be undone.
enquiry-shut-out-last = No one else at the centre can read this conversation now. Tell the leader that someone must be given access, without saying who it is about.
enquiry-shut-out-do = Shut me out
enquiry-shut-why = Why?
enquiry-shut-knows = I know someone it may be about
enquiry-shut-work = I have met this in another job or role
enquiry-leave = Leave it
enquiry-conversation = The conversation
enquiry-not-printed = What is written in the conversation does not come on paper.
enquiry-said-by = { $name } answered
enquiry-sender = The sender
enquiry-new-since = New while you wrote
enquiry-hopes = Hopes for
enquiry-hope-talk = someone to talk to
enquiry-hope-know = to know what help there is
enquiry-hope-understand = to understand what happened
enquiry-hope-come_along = that someone comes along to a doctor, the police or a lawyer
enquiry-hope-group = to meet others who have lived through something similar
enquiry-hope-support = advice about someone they love
enquiry-hope-unsure = does not know yet
enquiry-wish = Would like to come
enquiry-wish-way = How
enquiry-wish-when = When
enquiry-wish-name = Wants to be called
enquiry-wish-needs = Needs
enquiry-way-centre = at the centre
enquiry-way-phone = calls us
enquiry-way-video = by video
enquiry-need-interpreter = interpreter
enquiry-need-wheelchair = wheelchair access
enquiry-need-quiet_entrance = to arrive without meeting others
enquiry-need-someone = to bring someone
enquiry-opened-now = Opened by you now. The opening is logged, and the sender may be shown it.
enquiry-writing = { $name } is writing an answer now.
enquiry-answer = Answer
enquiry-answer-label = Your answer
enquiry-answer-help = The sender reads only what stands here. If they want to come, suggest times in the answer.
enquiry-answer-by = The name the sender sees
enquiry-answer-by-help = First name or alias.
enquiry-answer-by-wrong = First name or alias only. The sender should not see the family name.
enquiry-answer-awaits = I have asked something and wait for an answer
enquiry-answer-stands = An answer that has been sent cannot be changed. If something was wrong, send another.
enquiry-begin-from = Start from a standard answer
enquiry-begin-none = Choose
enquiry-begin = Fetch
enquiry-places-left = Something is not filled in yet: { $places }. Write it, or take it out.
enquiry-preview = See how it will look
enquiry-preview-title = As the sender sees it
enquiry-preview-lead = Nothing has been sent yet.
enquiry-send = Send answer
enquiry-write-more = Write more
enquiry-answered-before = Your answer has been sent and is in the conversation. What you have written here now has not been sent.
enquiry-answered-meanwhile = A colleague has answered while you wrote. The answer stands in the conversation. Your text is here, and nothing has been sent.
enquiry-written-meanwhile = The sender has written more while you wrote. Read the new part first. Your text is here, and nothing has been sent.
enquiry-take = Take this
enquiry-give = Give to a colleague
enquiry-give-to = To
enquiry-give-nobody = Back to the inbox
enquiry-has-another = A colleague has this. Ask them or the leader to give it on.
enquiry-is-shut-out = { $name } is shut out of this one. Choose someone else.
enquiry-is-not-trained = The sender is under 18, and { $name } is not child-trained. Choose someone else.
enquiry-does-not-work-here = { $name } no longer works here. Choose someone else.
enquiry-mark = Mark
enquiry-mark-save = Save the mark
enquiry-notes = Notes to colleagues
enquiry-notes-none = No notes.
enquiry-note = New note
enquiry-note-help = Never seen by the sender. Do not write names.
enquiry-note-save = Save the note
enquiry-close = Close
enquiry-close-help = If the sender writes again, the conversation opens by itself.
enquiry-close-waits = The sender waits for an answer. If you close now, they will not get one.
enquiry-reopen = Take up again
enquiry-is-closed = The conversation is closed already.
enquiry-is-not-closed = The conversation is open already.
enquiry-seen-by = Read by
enquiry-hand-over = Give all conversations on
enquiry-hand-over-help = What the colleague may not have goes back to the inbox.
enquiry-hand-over-do = Give all on
enquiry-none-in-hand = { $name } has no open conversations you can give on.
answers-all = Standard answers
answers-lead = Beginnings to write on from. They are never sent as they are.
answers-of-the-house = These are the eight that come along. Make them your own to change them.
answers-make-own = Make them our own
answers-new = New standard answer
answers-edit = Change
answers-remove = Delete
answers-remove-help = “{ $title }” goes away for everyone at the centre.
answers-language = Language
answers-in-nb = Norwegian (Bokmål)
answers-in-nn = Norwegian (Nynorsk)
answers-in-en = English
answers-title = Name of the answer
answers-text = Text
answers-text-help = Filled in for you: { $name }, { $centre }, { $phone }. The adviser writes: { $when }, { $own }. Never write anything about a particular person.
answers-save = Save
answers-strange = We do not know what should stand there: { $places }.
answers-title-taken = You have an answer of this name in this language. Choose another name.
answers-has-own = The centre already has answers of its own.
dialogue-settings = Settings for the conversation online
dialogue-is-open = Take messages from people without a name
dialogue-open-now = The centre takes messages now. If you shut it, those who have written can still read and answer.
dialogue-shut-now = The centre does not take messages now.
dialogue-days = Days a conversation is kept after the last message
dialogue-days-help = From { $fewest } to { $most }. Holds from the next message.
dialogue-days-wrong = Write a number from { $fewest } to { $most }.
dialogue-tells-opened = Say in the conversation when the message has been opened
dialogue-save = Save
dialogue-saved = It is saved.
dialogue-nobody-trained = No one with you is marked as child-trained. Those under 18 are shown others who answer.
beginning-title-night = To someone who wrote at night
beginning-title-invite = Invitation to a first conversation
beginning-title-close = To someone close to a person
beginning-title-young = To a young person
beginning-title-wasit = To someone who asks whether it was abuse
beginning-title-pro = To a professional
beginning-title-other = When another service fits better
beginning-title-danger = When there is danger now
enquiry-waited =
    { $n ->
        [0] today
        [one] one day ago
       *[other] { $n } days ago
    }
enquiry-in-hand =
    { $n ->
        [one] { $name } has one open conversation.
       *[other] { $name } has { $n } open conversations.
    }
enquiry-only-theirs =
    { $n ->
        [one] Only { $name } can read one open conversation with someone under 18. Afterwards no one with you can. The sender is told that no one can answer now. The conversation can be read again when someone else is marked as child-trained.
       *[other] Only { $name } can read { $n } open conversations with people under 18. Afterwards no one with you can. The senders are told that no one can answer now. The conversations can be read again when someone else is marked as child-trained.
    }
enquiry-unmet =
    { $n ->
        [one] One conversation with someone under 18 waits for someone who is child-trained
       *[other] { $n } conversations with people under 18 wait for someone who is child-trained
    }
enquiry-unmet-help = No one with you can read this now. Whoever wrote is told so, and shown others who answer. If a colleague is trained to meet children and young people, mark it. Then they can read and answer at once.
enquiry-handed-over =
    { $given ->
        [0] None has been given on.
        [one] One conversation has been given on.
       *[other] { $given } conversations have been given on.
    }{ $back ->
        [0] { "" }
        [one] { " " }One lies in the inbox.
       *[other] { " " }{ $back } lie in the inbox.
    }
beginning-text-night =
    Hello. Thank you for writing last night. My name is { $name }, and I work at { $centre }.

    I have read all of it. { $own }

    Many people write at night. It is quiet then, and thoughts grow large. You do not have to carry them alone.

    You decide what we talk about, and how fast. You can write one line or many. You can also not answer at all.

    I am back { $when }. If you write before then, I answer then.

    If the night gets heavy, you can call 800 57 000. They answer day and night. If you are in danger, call 112.

    { $name }
beginning-text-invite =
    Hello again. Thank you for telling a little more. { $own }

    If you like, we can talk. Here at the centre, by phone or by video. It costs nothing, and you do not have to give your name.

    You do not have to tell about what happened. The first time, many talk only about how things are now.

    I meet you at the door. You can bring someone. You can leave whenever you want.

    Here are times that are free: { $when }. Choose one here in the conversation, or write what suits you better.

    If it is too soon, we just go on writing here.

    { $name }
beginning-text-close =
    Hello. Thank you for writing. It is clear that you care. { $own }

    It is hard to see someone you love in pain. You do not need to know the right thing to say. It helps to stay, listen and believe.

    Let the other person decide what happens next, as far as possible. You can ask: “What do you need from me now?”

    You can also talk to someone for your own sake. It takes nothing from the other person.

    If it is about a child, or if something may happen again, we must talk about that first. Write it here, or call { $phone }. If someone is in danger now, call 112.

    I am back { $when }. { $name }
beginning-text-young =
    Hi. My name is { $name }. I work with children and young people. It was good that you wrote.

    I believe you. It is not your fault. { $own }

    Are you safe now? If not, call 112. Or call 116 111. They answer all night too.

    You do not have to say your name. You decide what to tell.

    You should know one thing. If you are in danger, I must try to get help for you. Then I tell you first, if I can.

    Is there a grown-up you like to be with? You do not have to answer now. Just think about it.

    You can write again whenever you want. I read { $when }. { $name }
beginning-text-wasit =
    Hello. Thank you for asking. It is one of the questions we get most often. { $own }

    I cannot say what the law would call it. But I hear that something happened that you did not want, and that you carry it. That is reason enough to talk.

    Many people freeze. Many go along because saying no feels more dangerous. Many love the person who did it. None of that makes it your fault.

    You do not have to choose a word. We can begin with what it has done to you.

    If you want to know what the law says, we can help you ask a lawyer. You do not have to report anything for that.

    Did it happen in the last few days? Then you can call 116 117 and get help from a sexual assault centre, even if you are unsure.

    I am back { $when }. { $name }
beginning-text-pro =
    Hello. Thank you for asking, and for leaving out names.

    From what you write, I would do this first: { $own }.

    When you talk to the person: ask open questions. Listen more than you ask. Do not promise secrecy. Say what you must do before you do it.

    Consider your own duty now, and do not wait for us. The duty to avert applies to everyone. The duty to report to child welfare is personal in many professions. Discuss it with your leader, or with child welfare without names.

    Do you think it is someone in the home? Say nothing to the parents until you have asked the police or child welfare.

    We can talk about this by phone { $when }, or come to you. If the person wants contact with us, no referral is needed.

    { $name }, { $centre }
beginning-text-other =
    Hello. Thank you for writing to us. I have read what you write.

    I want to be honest. What you need most now, someone else can do better than we can. { $own }

    It does not mean you wrote to the wrong place. We can go with you on the way.

    We can also call them together with you, if you like.

    The conversation here stays open. Feel free to write how it went. If it does not work, we find another way.

    { $name }
beginning-text-danger =
    Hello. My name is { $name }, and I have just read what you wrote. I am afraid you are in danger.

    Call 112 now, if you can. Just say where you are, if you cannot say more.

    If you are hurt, call 113. If you think of dying, call 113 or 116 123.

    Can you go to a place with other people? A neighbour, a shop, an emergency clinic.

    We do not see who or where you are. If you want us to call the police for you, write where you are.

    Sometimes we must try to keep someone from being hurt, even though we have a duty of confidentiality. Then we tell you first, as far as we can.

    I am watching for an answer from you until { $when }. After that 800 57 000 answers day and night. It was not your fault. { $name }
