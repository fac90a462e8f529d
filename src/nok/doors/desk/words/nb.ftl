desk-confirm-centre = Se over senterets side
desk-confirm-help =
    { $n ->
        [0] Ingen har bekreftet at siden stemmer.
        [one] Én opplysning er ikke bekreftet.
       *[other] { $n } opplysninger er ikke bekreftet.
    }
desk-error-400-text = Gå tilbake og prøv en gang til. Ingenting er endret.
desk-error-400-title = Det forsto vi ikke
desk-error-403-text = Rollen din gir ikke adgang til dette. Spør lederen om du trenger det.
desk-error-403-title = Ikke for rollen din
desk-error-404-text = Siden finnes ikke, eller den er ikke ditt senters.
desk-error-404-title = Finnes ikke
desk-error-413-text = Det er mer enn vi kan ta imot på en gang. Gå tilbake og del det opp. Ingenting er endret.
desk-error-413-title = Det ble for langt
desk-error-500-text = Ingenting er endret. Prøv igjen om litt.
desk-error-500-title = Noe sviktet hos oss
desk-error-csrf-text = Gå tilbake, last siden på nytt og send en gang til. Ingenting er endret.
desk-error-csrf-title = Siden var for gammel
desk-error-home = Til skrivebordet
desk-invitation = { $email } har ikke tatt imot invitasjonen ennå
desk-nothing = Ingenting venter nå.
desk-strange-codes =
    { $n ->
        [one] Noen skrev passordet ditt riktig og en gal kode, én gang.
       *[other] Noen skrev passordet ditt riktig og en gal kode, { $n } ganger.
    } Var det ikke deg, bytt passord nå.
desk-waits = Det som venter på deg
rail-centre = Senterets side
rail-colleagues = Medarbeidere
rail-desk = Skrivebordet
rail-log = Logg
log-lead = Hvem som har gjort hva ved senteret, og når. Loggen kan ikke endres, og linjene henger sammen i en kjede. De blir slettet etter to år.
log-who = Hvem
log-what = Hva
log-when = Når
log-why = Grunn
log-day = Dag
log-show = Vis
log-everyone = Alle
log-everything = Alt
log-system = Systemet
log-gone = Har sluttet
log-nothing = Ingen linjer her.
log-pages = Sider i loggen
log-page = Side { $n } av { $of }
log-newer = Nyere
log-older = Eldre
log-staff-invited = Inviterte noen
log-staff-invitation_withdrawn = Trakk en invitasjon tilbake
log-staff-began = Begynte ved senteret
log-staff-ended = Avsluttet et arbeidsforhold
log-account-shut = Stengte en konto
log-centre-corrected = Rettet senterets side
log-centre-confirmed = Bekreftet senterets side
log-centre-began = Senteret ble lagt til
log-staff-trained = Merket en kollega som barnefaglig
log-staff-untrained = Tok bort merket barnefaglig
log-enquiry-opened = Åpnet en samtale
log-enquiry-answered = Svarte i en samtale
log-enquiry-taken = Tok en samtale
log-enquiry-given = Ga en samtale videre
log-enquiry-released = La en samtale tilbake i innboksen
log-enquiry-shut_out = Meldte seg inhabil i en samtale
log-enquiry-marked = Merket en samtale
log-enquiry-noted = Skrev en merknad
log-enquiry-closed = Avsluttet en samtale
log-enquiry-reopened = Tok opp igjen en samtale
log-register-entered = Registrerte en henvendelse
log-register-taken_back = Tok tilbake en registrering
log-answers-begun = Gjorde standardsvarene til senterets egne
log-answers-changed = Endret et standardsvar
log-answers-removed = Slettet et standardsvar
log-dialogue-opened = Åpnet for meldinger
log-dialogue-shut = Stengte for meldinger
log-dialogue-set = Endret innstillingene for samtalen på nett
log-opened-own = Egen samtale
log-opened-takes = Ingen hadde den
log-opened-colleagues = En kollega hadde den
desk-inbox-waiting =
    { $n ->
        [one] Én samtale venter på svar
       *[other] { $n } samtaler venter på svar
    }
desk-inbox-late =
    { $n ->
        [one] Én er over fristen.
       *[other] { $n } er over fristen.
    }
desk-inbox-in-time = Ingen er over fristen.
rail-figures = Tall
