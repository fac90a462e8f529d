role-leader = Leader
role-adviser = Adviser
access-not-permitted = Your role does not give access to this. Ask your leader if you need it.
