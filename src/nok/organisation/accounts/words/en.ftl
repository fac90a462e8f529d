accounts-already-an-account = There is an account with this address. Sign in with it first, then open the link again.
accounts-app-1 = Open a code app on your phone. It may be called Authenticator or the like.
accounts-app-2 = Choose to add an account, and point the camera at the square.
accounts-app-3 = Type the code the app shows.
accounts-app-by-hand = If you can't use a camera, type this into the app:
accounts-app-new = Then the new app
accounts-app-old = First what you have now
accounts-app-square = The square for the app to read. Below it stands the same in letters.
accounts-change-app = Change phone or code app
accounts-change-app-help = The old app stops working when the new one is ready.
accounts-change-password = Change password
accounts-change-password-help = When you change it, you are signed out everywhere else.
accounts-choose-password = Choose a password
accounts-code = One-time code
accounts-code-help = Six digits from your code app. If the phone is gone, use one of your codes on paper.
accounts-codes-help = Each code works once, instead of the code from your phone. They are shown only this once. Keep them somewhere safe, not by the computer.
accounts-codes-kept = I have kept the codes
accounts-codes-left =
    { $n ->
        [0] You have none left
        [one] You have one left
       *[other] You have { $n } left
    }
accounts-codes-title = Print or note these now
accounts-email = E-mail
accounts-first-code = The code the app shows now
accounts-first-code-wrong = The code is not right. Wait for the next one in the app, and check that the phone's clock is right.
accounts-form-too-old = The page was too old. Here is a new square. Read it in again.
accounts-language = Language of the pages
accounts-lost = Can't sign in? After five wrong codes you must wait a quarter of an hour. If both phone and paper codes are gone, ask whoever runs the system.
accounts-name = Your name
accounts-name-help = As colleagues see it. The people we help see only your first name.
accounts-new-codes = Codes on paper
accounts-new-codes-help = You get ten new codes. The old ones stop working.
accounts-new-codes-make = Make new codes
accounts-new-password = New password
accounts-no-place = You are signed in, but do not work at any centre now. Ask a leader for an invitation.
accounts-not-proved = That did not work. E-mail, password and code must all be right. A code can be used only once.
accounts-password = Password
accounts-save = Save
accounts-sign-in = Sign in
accounts-timed-out = You were signed out because nothing happened for a while.
accounts-way-in = How you get in
accounts-password-help = At least twelve characters. A whole sentence is good.
accounts-kept = What you wrote is kept. Sign in, and you can send it.
accounts-send-title = You are in again
accounts-send-help = What you wrote is here. It has not been saved yet.
accounts-send-now = Send it now
accounts-send-not = Leave it
