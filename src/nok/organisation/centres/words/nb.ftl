find-why-around = En av de nærmeste for området
find-why-contributor = Kommunen din gir penger til senteret
find-why-host = Kommunen din er vertskommune for senteret
find-why-next = En av de nærmeste i luftlinje
find-why-owner = Kommunen din er med og eier senteret
find-why-part = Dekker en del av området
legal-association = Forening
legal-municipal = Del av kommunen
