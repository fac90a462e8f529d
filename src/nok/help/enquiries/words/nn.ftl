rail-inbox = Innboks
quick-title = Registrer ei henvending
quick-title-correct = Rett ei registrering
quick-lead = Ingen felt for namn eller nummer. Berre det som blir talt.
quick-button = Registrer
quick-choose = Vel eit svar.
quick-no-such-answer = Svaret finst ikkje. Vel eit av svara her.
quick-problem = Ikkje lagra enno. Sjå på det som er merkt under.
quick-channel = Korleis
quick-channel-door = Innom
quick-channel-planned_phone = Planlagd, telefon
quick-channel-planned_video = Planlagd, video
quick-who = Kven
quick-partner = Samarbeidspartnar
quick-gender = Kjønn
quick-age = Alder
quick-first-ever = Aller første gong?
quick-first-year = Første gong i år?
quick-first-both = Er det aller første gong, er det òg første gong i år. Rett det eine.
quick-answer-yes = Ja
quick-answer-no = Nei
quick-answer-unknown = Veit ikkje
quick-partner-type = Teneste
quick-municipality = Kommunen til tenesta
quick-municipality-help = Kommune, stad eller postnummer. Berre kommunen blir lagra.
quick-municipality-unknown = Vi fann ikkje kommunen. Prøv eit anna namn eller eit postnummer, eller la feltet stå tomt.
quick-municipality-which = Det er fleire med det namnet. Vel kva for ein.
quick-topic = Kva det gjaldt
quick-same = Same person tidlegare i dag
quick-helpline = Til hjelpetelefonen
quick-more = Elles
quick-when = Når
quick-when-now = No
quick-when-earlier = Tidlegare
quick-day = Dag
quick-day-wrong = Vi forstod ikkje dagen. Skriv han som 24.11.2026.
quick-hour = Klokketime
quick-hour-help = Berre for telefon, video og innom. Kan stå tom.
quick-hour-none = Ikkje oppgitt
quick-save = Lagre
quick-again = Lagre og ta ein til frå same samtale
quick-nobody = Feil nummer, eller la på
quick-aside = Legg til side
quick-drop = Forkast og begynn på nytt
quick-draft = Du vart avbroten. Her er det du hadde byrja på { $when }.
quick-put-aside = Lagt til side. Det ligg her når du kjem tilbake, i eitt døgn. Berre du ser det.
quick-cancel = Avbryt
quick-counts = Dette blir talt
quick-counts-nothing = Vel kven det var, så står det her kva som blir talt.
quick-counts-look = Sjå kva som blir talt
quick-how = Slik tel vi
quick-kind-user_enquiry = Henvending frå brukar
quick-kind-planned_remote = Planlagd samtale
quick-kind-partner_enquiry = Henvending frå samarbeidspartnar
quick-kind-partner_visit = Besøk frå samarbeidspartnar
quick-kind-visit = Besøk av brukar
quick-kind-no_contact = Feil nummer, eller la på
quick-counted-user_enquiry = Blir talt på skjema A som éi henvending.
quick-counted-planned_remote = Blir talt på skjema A som éin planlagd samtale.
quick-counted-partner_enquiry = Blir talt på skjema A som éi henvending frå samarbeidspartnar. Ingenting om ein brukar blir lagra.
quick-counted-partner_visit = Blir talt på skjema A som eitt besøk frå samarbeidspartnar. Ingenting om ein brukar blir lagra.
quick-counted-visit = Blir talt på skjema B som eitt besøk.
quick-counted-before = Blir lagra, men ikkje talt: same person er talt tidlegare i dag.
quick-counted-no = Blir lagra, men ikkje talt: ingen fekk snakka med nokon.
quick-said-ever-yes = aller første gong
quick-said-ever-earlier = kontakt tidlegare år
quick-said-ever-unknown = veit ikkje om det er første gong
quick-said-year-yes = første gong i år
quick-said-year-no = ikkje første gong i år
quick-said-same = same person tidlegare i dag
quick-said-helpline = til hjelpetelefonen
quick-today = I dag
quick-time-day = { $day }, utan klokkeslett
quick-time-hour = { $day }, mellom klokka { $start } og { $end }
quick-registered = Registrert: { $what }. { $form }
quick-undo = Angre
quick-undo-seconds = Du kan angre i { $n } sekund. Etterpå blir det retta i lista under.
quick-taken-back = Teke tilbake. Det blir ikkje talt.
quick-just = Nettopp registrert
quick-of-day = Registrert { $day }
quick-nothing-yet = Ingenting er registrert i dag.
quick-nothing-then = Ingenting er registrert denne dagen.
quick-everybodys = Alt senteret har registrert
quick-by = av { $name }
quick-mend = Rett
quick-take-back = Ta tilbake
quick-show-day = Vis dagen
enquiry-required = Dette må fyllast ut.
enquiry-too-long = Teksten er for lang. Han kan ha { $n } teikn.
enquiry-show = Vis
enquiry-show-button = Vis
enquiry-shown-open = Alle opne
enquiry-shown-new = Nye
enquiry-shown-mine = Mine
enquiry-shown-waits = Ventar på avsendar
enquiry-shown-answered = Svara
enquiry-shown-closed = Avslutta
enquiry-shown-all = Alle
enquiry-level = Merke
enquiry-level-any = Alle merke
enquiry-level-now = Sjå på no
enquiry-level-today = I dag
enquiry-level-normal = Vanleg
enquiry-level-why = Kvifor?
enquiry-level-help = Blir aldri vist til avsendaren. Skriv ikkje namn.
enquiry-nothing = Ingen samtalar her no.
enquiry-page-before = Førre side
enquiry-page-next = Neste side
enquiry-done-sendt = Svaret er sendt.
enquiry-done-stengt = Du er stengd ute frå samtalen. Kollegaer som kan, tek han vidare.
enquiry-role-none = Utan namn
enquiry-role-exposed = Utsett
enquiry-role-relative = Pårørande
enquiry-role-both = Utsett og pårørande
enquiry-role-professional = Fagperson
enquiry-role-unsure = Veit ikkje enno
enquiry-age = Alder
enquiry-age-u16 = Under 16 år
enquiry-age-a16_17 = 16 eller 17 år
enquiry-age-a18_23 = 18 til 23 år
enquiry-age-a24_29 = 24 til 29 år
enquiry-age-a30_39 = 30 til 39 år
enquiry-age-a40_49 = 40 til 49 år
enquiry-age-a50_59 = 50 til 59 år
enquiry-age-a60p = 60 år eller eldre
enquiry-young = Under 18
enquiry-young-only = Avsendaren er under 18 år. Berre de som er barnefaglege, ser denne samtalen.
enquiry-late = Over fristen
enquiry-stands = Står som
enquiry-stands-new = Ny
enquiry-stands-taken = Teken av { $name }
enquiry-stands-waits = Ventar på avsendar
enquiry-stands-answered = Svara
enquiry-stands-closed = Avslutta
enquiry-stands-deleted = Sletta av avsendar
enquiry-has = { $name } har han
enquiry-due = Lova svar { $when }
enquiry-was-due = Skulle vore svara { $when }
enquiry-began = Byrja { $date }
enquiry-who = Kven
enquiry-owner = Kven har han
enquiry-nobody = Ingen enno
enquiry-came = Skreiv
enquiry-promise = Svar
enquiry-promise-unsure = Rekna i vyrkedagar, fordi opningstidene ikkje er stadfesta.
enquiry-expires = Blir sletta
enquiry-deleted-by-sender = Samtalen er sletta av avsendar.
enquiry-deleted-help = Ingenting av han finst lenger. Denne linja blir borte { $date }.
enquiry-before = Før du les
enquiry-before-help = Kjenner du den som skriv, eller nokon det kan handle om? Då skal ein kollega ta han. Les du, blir det logga.
enquiry-read = Les
enquiry-shut-out = Eg er inhabil
enquiry-shut-out-help = Då ser du ikkje denne samtalen meir, heller ikkje i lister og tal. Det gjeld også leiarar, og det kan ikkje gjerast om.
enquiry-shut-out-last = Ingen andre ved senteret kan lese denne samtalen no. Sei frå til leiaren at nokon må få tilgang, utan å seie kven det gjeld.
enquiry-shut-out-do = Steng meg ute
enquiry-shut-why = Kvifor?
enquiry-shut-knows = Eg kjenner nokon det kan handle om
enquiry-shut-work = Eg har møtt saka i ein annan jobb eller ei anna rolle
enquiry-leave = La det vere
enquiry-conversation = Samtalen
enquiry-not-printed = Det som er skrive i samtalen, kjem ikkje på papir.
enquiry-said-by = { $name } svara
enquiry-sender = Avsendaren
enquiry-new-since = Nytt medan du skreiv
enquiry-hopes = Håper på
enquiry-hope-talk = nokon å snakke med
enquiry-hope-know = å vite kva slags hjelp som finst
enquiry-hope-understand = å forstå det som hende
enquiry-hope-come_along = at nokon blir med til lege, politi eller advokat
enquiry-hope-group = å møte andre som har opplevd noko liknande
enquiry-hope-support = råd om ein dei er glade i
enquiry-hope-unsure = veit ikkje enno
enquiry-wish = Vil gjerne kome
enquiry-wish-way = Korleis
enquiry-wish-when = Når
enquiry-wish-name = Vil bli kalla
enquiry-wish-needs = Treng
enquiry-way-centre = på senteret
enquiry-way-phone = ringjer til oss
enquiry-way-video = på video
enquiry-need-interpreter = tolk
enquiry-need-wheelchair = inngang for rullestol
enquiry-need-quiet_entrance = kome utan å møte andre
enquiry-need-someone = ha med nokon
enquiry-opened-now = Opna av deg no. Opninga er logga, og avsendaren kan få sjå ho.
enquiry-writing = { $name } skriv på eit svar no.
enquiry-answer = Svar
enquiry-answer-label = Svaret ditt
enquiry-answer-help = Avsendaren les berre det som står her. Vil dei kome, føreslå tider i svaret.
enquiry-answer-by = Namnet avsendaren ser
enquiry-answer-by-help = Førenamn eller alias.
enquiry-answer-by-wrong = Berre førenamn eller alias. Avsendaren skal ikkje sjå etternamnet.
enquiry-answer-awaits = Eg har spurt om noko og ventar på svar
enquiry-answer-stands = Eit svar som er sendt, kan ikkje endrast. Blei noko gale, send eit nytt.
enquiry-begin-from = Start frå eit standardsvar
enquiry-begin-none = Vel
enquiry-begin = Hent
enquiry-places-left = Noko er ikkje fylt ut enno: { $places }. Skriv det, eller ta det bort.
enquiry-preview = Sjå korleis det blir
enquiry-preview-title = Slik ser avsendaren det
enquiry-preview-lead = Ingenting er sendt enno.
enquiry-send = Send svar
enquiry-write-more = Skriv meir
enquiry-answered-before = Svaret ditt er sendt, og står i samtalen. Det du har skrive her no, er ikkje sendt.
enquiry-answered-meanwhile = Ein kollega har svara medan du skreiv. Svaret står i samtalen. Teksten din er her, og ingenting er sendt.
enquiry-written-meanwhile = Avsendaren har skrive meir medan du skreiv. Les det nye først. Teksten din er her, og ingenting er sendt.
enquiry-take = Ta denne
enquiry-give = Gi vidare
enquiry-give-to = Til
enquiry-give-nobody = Tilbake til innboksen
enquiry-has-another = Ein kollega har denne. Be dei eller leiaren gi han vidare.
enquiry-is-shut-out = { $name } er stengd ute frå denne. Vel ein annan.
enquiry-is-not-trained = Avsendaren er under 18 år, og { $name } er ikkje barnefagleg. Vel ein annan.
enquiry-does-not-work-here = { $name } arbeider ikkje her lenger. Vel ein annan.
enquiry-mark = Merk
enquiry-mark-save = Lagre merket
enquiry-notes = Merknader til kollegaer
enquiry-notes-none = Ingen merknader.
enquiry-note = Ny merknad
enquiry-note-help = Avsendaren ser han aldri. Skriv ikkje namn.
enquiry-note-save = Lagre merknaden
enquiry-close = Avslutt
enquiry-close-help = Skriv avsendaren igjen, opnar samtalen seg av seg sjølv.
enquiry-close-waits = Avsendaren ventar på svar. Avsluttar du no, får dei ikkje noko.
enquiry-reopen = Ta opp att
enquiry-is-closed = Samtalen er avslutta frå før.
enquiry-is-not-closed = Samtalen er open frå før.
enquiry-seen-by = Lese av
enquiry-hand-over = Gi alle samtalane vidare
enquiry-hand-over-help = Det kollegaen ikkje kan ha, blir lagt tilbake i innboksen.
enquiry-hand-over-do = Gi alle vidare
enquiry-none-in-hand = { $name } har ingen opne samtalar du kan gi vidare.
answers-all = Standardsvar
answers-lead = Byrjingar å skrive vidare på. Dei blir aldri sende som dei er.
answers-of-the-house = Dette er dei åtte som følgjer med. Gjer dei til dykkar eigne for å endre dei.
answers-make-own = Gjer dei til våre eigne
answers-new = Nytt standardsvar
answers-edit = Endre
answers-remove = Slett
answers-remove-help = «{ $title }» blir borte for alle ved senteret.
answers-language = Språk
answers-in-nb = Bokmål
answers-in-nn = Nynorsk
answers-in-en = Engelsk
answers-title = Namn på svaret
answers-text = Tekst
answers-text-help = Blir fylt ut for dykk: { $name }, { $centre }, { $phone }. Rettleiaren skriv sjølv: { $when }, { $own }. Skriv aldri noko om ein bestemt person.
answers-save = Lagre
answers-strange = Vi veit ikkje kva som skal stå der: { $places }.
answers-title-taken = De har eit svar med dette namnet på dette språket. Vel eit anna namn.
answers-has-own = Senteret har alt sine eigne svar.
dialogue-settings = Innstillingar for samtalen på nett
dialogue-is-open = Ta imot meldingar frå folk utan namn
dialogue-open-now = Senteret tek imot meldingar no. Stengjer de, kan dei som har skrive, framleis lese og svare.
dialogue-shut-now = Senteret tek ikkje imot meldingar no.
dialogue-days = Dagar ein samtale blir halden etter siste melding
dialogue-days-help = Frå { $fewest } til { $most }. Gjeld frå neste melding.
dialogue-days-wrong = Skriv eit tal frå { $fewest } til { $most }.
dialogue-tells-opened = Sei frå i samtalen når meldinga er opna
dialogue-save = Lagre
dialogue-saved = Det er lagra.
dialogue-nobody-trained = Ingen hos dykk er merkte som barnefaglege. Dei under 18 blir viste til andre som svarar.
beginning-title-night = Til ein som skreiv om natta
beginning-title-invite = Invitasjon til ein første samtale
beginning-title-close = Til ein som står nær nokon
beginning-title-young = Til ein ung
beginning-title-wasit = Til ein som spør om det var overgrep
beginning-title-pro = Til ein fagperson
beginning-title-other = Når nokon andre passar betre
beginning-title-danger = Når det er fare no
enquiry-waited =
    { $n ->
        [0] for under eit døgn sidan
        [one] for éin dag sidan
       *[other] for { $n } dagar sidan
    }
enquiry-in-hand =
    { $n ->
        [one] { $name } har éin open samtale.
       *[other] { $name } har { $n } opne samtalar.
    }
enquiry-only-theirs =
    { $n ->
        [one] Berre { $name } kan lese éin open samtale med ein under 18. Etterpå kan ingen hos dykk lese han. Avsendaren får vite at ingen kan svare no. Samtalen kan lesast igjen når ein annan er merkt som barnefagleg.
       *[other] Berre { $name } kan lese { $n } opne samtalar med unge under 18. Etterpå kan ingen hos dykk lese dei. Avsendarane får vite at ingen kan svare no. Samtalane kan lesast igjen når ein annan er merkt som barnefagleg.
    }
enquiry-unmet =
    { $n ->
        [one] Éin samtale med ein under 18 ventar på nokon som er barnefagleg
       *[other] { $n } samtalar med unge under 18 ventar på nokon som er barnefagleg
    }
enquiry-unmet-help = Ingen hos dykk kan lese dette no. Den som skreiv, får vite det, og blir vist til andre. Har ein kollega opplæring i å møte barn og unge, så merk det. Då kan kollegaen lese og svare med ein gong.
enquiry-handed-over =
    { $given ->
        [0] Ingen er gitt vidare.
        [one] Éin samtale er gitt vidare.
       *[other] { $given } samtalar er gitt vidare.
    }{ $back ->
        [0] { "" }
        [one] { " " }Éin ligg i innboksen.
       *[other] { " " }{ $back } ligg i innboksen.
    }
beginning-text-night =
    Hei. Takk for at du skreiv i natt. Eg heiter { $name } og jobbar på { $centre }.

    Eg har lese alt. { $own }

    Det er mange som skriv om natta. Då er det stille, og tankane blir store. Du treng ikkje bere dei åleine.

    Du avgjer kva vi snakkar om, og kor fort. Du kan skrive éi linje eller mange. Du kan også la vere å svare.

    Eg er her igjen { $when }. Skriv du før det, svarar eg då.

    Blir natta tung, kan du ringje 800 57 000. Dei svarar heile døgnet. Er du i fare, ring 112.

    Helsing { $name }
beginning-text-invite =
    Hei igjen. Takk for at du fortalde litt meir. { $own }

    Har du lyst, kan vi snakke saman. Her på senteret, på telefon eller på video. Det kostar ingenting, og du slepp å seie namnet ditt.

    Du treng ikkje fortelje om det som hende. Den første gongen snakkar mange berre om korleis det er no.

    Eg møter deg i døra. Du kan ha med deg nokon. Du kan gå når du vil.

    Her er tider som er ledige: { $when }. Vel éi her i samtalen, eller skriv kva som passar betre.

    Er det for tidleg, skriv vi berre vidare her.

    Helsing { $name }
beginning-text-close =
    Hei. Takk for at du skreiv. Det er tydeleg at du bryr deg. { $own }

    Det er tungt å sjå ein ein er glad i, ha det vondt. Du treng ikkje vite det rette å seie. Det hjelper å bli, høyre og tru.

    Lat den andre avgjere kva som skal skje vidare, så langt det går. Du kan spørje: «Kva treng du av meg no?»

    Du kan også få snakke med nokon for din eigen del. Det tek ikkje noko frå den andre.

    Gjeld det eit barn, eller kan noko skje igjen, må vi snakke om det først. Skriv det her, eller ring { $phone }. Er nokon i fare no, ring 112.

    Eg er her igjen { $when }. Helsing { $name }
beginning-text-young =
    Hei. Eg heiter { $name }. Eg jobbar med barn og unge. Det var bra at du skreiv.

    Eg trur deg. Det er ikkje di skuld. { $own }

    Er du trygg no? Om ikkje, ring 112. Eller ring 116 111. Dei svarar heile natta også.

    Du slepp å seie kva du heiter. Du bestemmer kva du vil fortelje.

    Éin ting må du vite. Er du i fare, må eg prøve å få hjelp til deg. Då seier eg det til deg først, om eg kan.

    Finst det ein vaksen du likar å vere saman med? Du treng ikkje svare no. Berre tenk på det.

    Du kan skrive igjen når du vil. Eg les { $when }. Helsing { $name }
beginning-text-wasit =
    Hei. Takk for at du spør. Det er eit av dei spørsmåla vi får oftast. { $own }

    Eg kan ikkje seie kva lova ville kalle det. Men eg høyrer at noko hende som du ikkje ville, og at du ber på det. Det er grunn god nok til å snakke.

    Mange stivnar. Mange blir med fordi det kjennest farlegare å seie nei. Mange er glade i den som gjorde det. Ingenting av det gjer det til di skuld.

    Du treng ikkje velje eit ord. Vi kan byrje med kva det har gjort med deg.

    Vil du vite kva lova seier, kan vi hjelpe deg å spørje ein advokat. Du må ikkje melde noko for det.

    Hende det dei siste dagane? Då kan du ringje 116 117 og få hjelp frå eit overgrepsmottak, også om du er usikker.

    Eg er her igjen { $when }. Helsing { $name }
beginning-text-pro =
    Hei. Takk for at du spør, og for at du skriv utan namn.

    Ut frå det du skriv, ville eg ha gjort dette først: { $own }.

    Når du snakkar med den det gjeld: Still opne spørsmål. Høyr meir enn du spør. Lov ikkje at det blir hemmeleg. Sei kva du må gjere, før du gjer det.

    Vurder di eiga plikt no, og ikkje vent på oss. Avverjeplikta gjeld alle. Meldeplikta til barnevernet gjeld deg personleg i mange yrke. Drøft med leiar, eller med barnevernet utan namn.

    Trur du det er ein i heimen? Sei ikkje noko til foreldra før du har spurt politiet eller barnevernet.

    Vi kan ta ein telefon om dette { $when }, eller kome til dykk. Vil den det gjeld ha kontakt med oss, trengst inga tilvising.

    Helsing { $name }, { $centre }
beginning-text-other =
    Hei. Takk for at du skreiv til oss. Eg har lese det du skriv.

    Eg vil vere ærleg. Det du treng mest no, kan nokon andre betre enn vi. { $own }

    Det tyder ikkje at du skreiv til feil stad. Vi kan vere med på vegen dit.

    Vi kan også ringje dit saman med deg, om du vil.

    Samtalen her står open. Skriv gjerne korleis det gjekk. Går det ikkje, finn vi ein annan veg.

    Helsing { $name }
beginning-text-danger =
    Hei. Eg heiter { $name }, og eg har nettopp lese det du skreiv. Eg er redd for at du er i fare.

    Ring 112 no, om du kan. Sei berre kvar du er, om du ikkje kan seie meir.

    Er du skadd, ring 113. Tenkjer du på å døy, ring 113 eller 116 123.

    Kan du gå til ein stad med andre menneske? Ein nabo, ein butikk, ei legevakt.

    Vi ser ikkje kven du er, eller kvar du er. Vil du at vi ringjer politiet for deg, så skriv kvar du er.

    Somme gonger må vi prøve å hindre at nokon blir skadde, sjølv om vi har teieplikt. Då seier vi det til deg først, så langt det går.

    Eg ser etter svar frå deg fram til { $when }. Etterpå svarar 800 57 000 heile døgnet. Det var ikkje di skuld. { $name }
