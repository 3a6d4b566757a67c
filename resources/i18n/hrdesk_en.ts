<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ActionPointsTab</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>AgreementsView</name>
        <message numerus="yes">
            <source>%n agreement(s)</source>
            <translation>
                <numerusform>%n agreement</numerusform>
                <numerusform>%n agreements</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BegunOffer</name>
        <message numerus="yes">
            <source>%n more after it.</source>
            <translation>
                <numerusform>%n more after it.</numerusform>
                <numerusform>%n more after it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BinPage</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) will be gone for good, and Undo with them.</source>
            <translation>
                <numerusform>%n record will be gone for good, and Undo with them.</numerusform>
                <numerusform>%n records will be gone for good, and Undo with them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s): other desks have them too, and hear of it with the next workbook.</source>
            <translation>
                <numerusform>%n stays: other desks have it too, and hear of it with the next workbook.</numerusform>
                <numerusform>%n stay: other desks have them too, and hear of it with the next workbook.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChangesView</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CheckStep</name>
        <message numerus="yes">
            <source>&amp;Also the lists that came with HRDesk: %n record(s)</source>
            <translation>
                <numerusform>&amp;Also the lists that came with HRDesk: %n record</numerusform>
                <numerusform>&amp;Also the lists that came with HRDesk: %n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Held back: %n record(s) labelled Network, because {desk} is not known as a focal point of the network. If it is one, tick it under Partners and share again.</source>
            <translation>
                <numerusform>Held back: %n record labelled Network, because {desk} is not known as a focal point of the network. If it is one, tick it under Partners and share again.</numerusform>
                <numerusform>Held back: %n records labelled Network, because {desk} is not known as a focal point of the network. If it is one, tick it under Partners and share again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ChecklistTab</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Combine</name>
        <message numerus="yes">
            <source>Both changes are in it. In %n place(s) the same words were changed twice: both stand there, one after the other.</source>
            <translation>
                <numerusform>Both changes are in it. In %n place the same words were changed twice: both stand there, one after the other.</numerusform>
                <numerusform>Both changes are in it. In %n places the same words were changed twice: both stand there, one after the other.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ComingStrip</name>
        <message numerus="yes">
            <source>%n clash(es) ahead</source>
            <translation>
                <numerusform>%n clash ahead</numerusform>
                <numerusform>%n clashes ahead</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n named day(s) coming up</source>
            <translation>
                <numerusform>%n named day coming up</numerusform>
                <numerusform>%n named days coming up</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ContactsPage</name>
        <message numerus="yes">
            <source>%n address(es) copied</source>
            <translation>
                <numerusform>%n address copied</numerusform>
                <numerusform>%n addresses copied</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n labelled Internal or Partners left out: copy each alone</source>
            <translation>
                <numerusform>%n labelled Internal or Partners left out: copy each alone</numerusform>
                <numerusform>%n labelled Internal or Partners left out: copy each alone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n protected left out</source>
            <translation>
                <numerusform>%n protected left out</numerusform>
                <numerusform>%n protected left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an address</source>
            <translation>
                <numerusform>%n without an address</numerusform>
                <numerusform>%n without an address</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CopiedStrip</name>
        <message numerus="yes">
            <source>%n person(s) at risk: in no copy.</source>
            <translation>
                <numerusform>%n person at risk: in no copy.</numerusform>
                <numerusform>%n persons at risk: in no copy.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied as a table.</source>
            <translation>
                <numerusform>%n row copied as a table.</numerusform>
                <numerusform>%n rows copied as a table.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied for this desk only.</source>
            <translation>
                <numerusform>%n row copied for this desk only.</numerusform>
                <numerusform>%n rows copied for this desk only.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>In %n minute(s) they are off the clipboard.</source>
            <translation>
                <numerusform>In %n minute they are off the clipboard.</numerusform>
                <numerusform>In %n minutes they are off the clipboard.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not copied: %n column(s) for this desk or partners only.</source>
            <translation>
                <numerusform>Not copied: %n column for this desk or partners only.</numerusform>
                <numerusform>Not copied: %n columns for this desk or partners only.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not copied: %n linked name(s) of such records.</source>
            <translation>
                <numerusform>Not copied: %n linked name of such records.</numerusform>
                <numerusform>Not copied: %n linked names of such records.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not copied: %n row(s) labelled Internal or Partners.</source>
            <translation>
                <numerusform>Not copied: %n row labelled Internal or Partners.</numerusform>
                <numerusform>Not copied: %n rows labelled Internal or Partners.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CountryPage</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DayTab</name>
        <message numerus="yes">
            <source>From “{title}” to {place} it is about {km} km: that takes {needs} minutes, and %n minute(s) are left</source>
            <translation>
                <numerusform>From “{title}” to {place} it is about {km} km: that takes {needs} minutes, and %n minute is left</numerusform>
                <numerusform>From “{title}” to {place} it is about {km} km: that takes {needs} minutes, and %n minutes are left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“{title}” overlaps “{other}” by %n minute(s)</source>
            <translation>
                <numerusform>“{title}” overlaps “{other}” by %n minute</numerusform>
                <numerusform>“{title}” overlaps “{other}” by %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DelegationTab</name>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n member</numerusform>
                <numerusform>%n members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n national(s) of the visited country</source>
            <translation>
                <numerusform>%n national of the visited country</numerusform>
                <numerusform>%n nationals of the visited country</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DraftEditor</name>
        <message numerus="yes">
            <source>%n word(s)</source>
            <translation>
                <numerusform>%n word</numerusform>
                <numerusform>%n words</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DuplicatesPane</name>
        <message numerus="yes">
            <source>%n possible duplicate(s); the likeliest first.</source>
            <translation>
                <numerusform>%n possible duplicate; the likeliest first.</numerusform>
                <numerusform>%n possible duplicates; the likeliest first.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n possible duplicate(s); the {listed} likeliest are listed, and others follow as these are decided.</source>
            <translation>
                <numerusform>%n possible duplicate; the {listed} likeliest are listed, and others follow as these are decided.</numerusform>
                <numerusform>%n possible duplicates; the {listed} likeliest are listed, and others follow as these are decided.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EdgeMarks</name>
        <message numerus="yes">
            <source>%n earlier</source>
            <translation>
                <numerusform>%n earlier</numerusform>
                <numerusform>%n earlier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n later</source>
            <translation>
                <numerusform>%n later</numerusform>
                <numerusform>%n later</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExchangePage</name>
        <message numerus="yes">
            <source>%n change(s) wait in the inbox.</source>
            <translation>
                <numerusform>%n change waits in the inbox.</numerusform>
                <numerusform>%n changes wait in the inbox.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) changed or added.</source>
            <translation>
                <numerusform>%n record changed or added.</numerusform>
                <numerusform>%n records changed or added.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Taken back: %n record(s). The workbook waits in the inbox again.</source>
            <translation>
                <numerusform>Taken back: %n record. The workbook waits in the inbox again.</numerusform>
                <numerusform>Taken back: %n records. The workbook waits in the inbox again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>%n record(s) have no exact days.</source>
            <translation>
                <numerusform>%n record has no exact days.</numerusform>
                <numerusform>%n records have no exact days.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) stay here because of their labels.</source>
            <translation>
                <numerusform>%n record stays here because of its label.</numerusform>
                <numerusform>%n records stay here because of their labels.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message numerus="yes">
            <source>%n character(s) in a field of one line: is all of it meant? It is kept as it is; a text has more room in the notes.</source>
            <translation>
                <numerusform>%n character in a field of one line: is all of it meant? It is kept as it is; a text has more room in the notes.</numerusform>
                <numerusform>%n characters in a field of one line: is all of it meant? It is kept as it is; a text has more room in the notes.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GivenGot</name>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> and %n more</numerusform>
                <numerusform> and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n confirmed</source>
            <translation>
                <numerusform>%n confirmed</numerusform>
                <numerusform>%n confirmed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n no longer shared</source>
            <translation>
                <numerusform>%n no longer shared</numerusform>
                <numerusform>%n no longer shared</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) given</source>
            <translation>
                <numerusform>%n record given</numerusform>
                <numerusform>%n records given</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) got</source>
            <translation>
                <numerusform>%n record got</numerusform>
                <numerusform>%n records got</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n workbook(s) given</source>
            <translation>
                <numerusform>%n workbook given</numerusform>
                <numerusform>%n workbooks given</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n workbook(s) got</source>
            <translation>
                <numerusform>%n workbook got</numerusform>
                <numerusform>%n workbooks got</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n workbook(s) not confirmed yet, whose content goes again: {names}.</source>
            <translation>
                <numerusform>%n workbook not confirmed yet, whose content goes again: {names}.</numerusform>
                <numerusform>%n workbooks not confirmed yet, whose content goes again: {names}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GivenGotView</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GivenView</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HandOut</name>
        <message numerus="yes">
            <source>%n person(s) are not named: protected, or not for {label}.</source>
            <translation>
                <numerusform>%n person is not named: protected, or not for {label}.</numerusform>
                <numerusform>%n persons are not named: protected, or not for {label}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HoursWindow</name>
        <message numerus="yes">
            <source>%n at work</source>
            <translation>
                <numerusform>%n at work</numerusform>
                <numerusform>%n at work</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n conflict</numerusform>
                <numerusform>%n conflicts</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decided so far</source>
            <translation>
                <numerusform>%n decided so far</numerusform>
                <numerusform>%n decided so far</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n edited</source>
            <translation>
                <numerusform>%n edited</numerusform>
                <numerusform>%n edited</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n message</numerusform>
                <numerusform>%n messages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problem</numerusform>
                <numerusform>%n problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed</source>
            <translation>
                <numerusform>%n removed</numerusform>
                <numerusform>%n removed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InboxView</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JoinPanel</name>
        <message numerus="yes">
            <source>Merge these %n records?</source>
            <translation>
                <numerusform>Merge these %n records?</numerusform>
                <numerusform>Merge these %n records?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JointView</name>
        <message numerus="yes">
            <source>%n joint activity(ies)</source>
            <translation>
                <numerusform>%n joint activity</numerusform>
                <numerusform>%n joint activities</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPane</name>
        <message numerus="yes">
            <source>%n row(s) copied as a table</source>
            <translation>
                <numerusform>%n row copied as a table</numerusform>
                <numerusform>%n rows copied as a table</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPeople</name>
        <message numerus="yes">
            <source>%n address(es) copied. Put them into Bcc, so that nobody sees the others.</source>
            <translation>
                <numerusform>%n address copied. Put it into Bcc, so that nobody else sees it.</numerusform>
                <numerusform>%n addresses copied. Put them into Bcc, so that nobody sees the others.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n labelled Internal or Partners go in: is the mail for those who may know them?</source>
            <translation>
                <numerusform>%n labelled Internal or Partners goes in: is the mail for those who may know of it?</numerusform>
                <numerusform>%n labelled Internal or Partners go in: is the mail for those who may know them?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n labelled Internal or Partners stay out.</source>
            <translation>
                <numerusform>%n labelled Internal or Partners stays out.</numerusform>
                <numerusform>%n labelled Internal or Partners stay out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n never confirmed</source>
            <translation>
                <numerusform>%n never confirmed</numerusform>
                <numerusform>%n never confirmed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n no longer in office</source>
            <translation>
                <numerusform>%n no longer in office</numerusform>
                <numerusform>%n no longer in office</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not confirmed for a year</source>
            <translation>
                <numerusform>%n not confirmed for a year</numerusform>
                <numerusform>%n not confirmed for a year</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n protected: not among the addresses to copy.</source>
            <translation>
                <numerusform>%n protected: not among the addresses to copy.</numerusform>
                <numerusform>%n protected: not among the addresses to copy.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without an address</source>
            <translation>
                <numerusform>%n without an address</numerusform>
                <numerusform>%n without an address</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Also %n labelled Internal or Partners</source>
            <translation>
                <numerusform>Also %n labelled Internal or Partners</numerusform>
                <numerusform>Also %n labelled Internal or Partners</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %n people without an address</source>
            <translation>
                <numerusform>Show %n people without an address</numerusform>
                <numerusform>Show %n people without an address</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListPopup</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n people on a mailing list</source>
            <translation>
                <numerusform>Put %n person on a mailing list</numerusform>
                <numerusform>Put %n people on a mailing list</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message numerus="yes">
            <source>{first} and %n more</source>
            <translation>
                <numerusform>{first} and %n more</numerusform>
                <numerusform>{first} and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LockCard</name>
        <message numerus="yes">
            <source>after %n minute(s)</source>
            <translation>
                <numerusform>after %n minute</numerusform>
                <numerusform>after %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LockScreen</name>
        <message numerus="yes">
            <source>That is not the passphrase. Try again in %n second(s).</source>
            <translation>
                <numerusform>That is not the passphrase. Try again in %n second.</numerusform>
                <numerusform>That is not the passphrase. Try again in %n seconds.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MapPane</name>
        <message numerus="yes">
            <source>Visits to %n State(s): choose one.</source>
            <translation>
                <numerusform>Visits to %n State: choose one.</numerusform>
                <numerusform>Visits to %n States: choose one.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MatrixView</name>
        <message numerus="yes">
            <source>%n labelled Internal or Partners left out</source>
            <translation>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied as a table</source>
            <translation>
                <numerusform>%n row copied as a table</numerusform>
                <numerusform>%n rows copied as a table</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MonthModel</name>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n thing</numerusform>
                <numerusform>%n things</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MonthView</name>
        <message numerus="yes">
            <source>+%n more</source>
            <translation>
                <numerusform>+%n more</numerusform>
                <numerusform>+%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OpenPane</name>
        <message numerus="yes">
            <source>%n entry(ies)</source>
            <translation>
                <numerusform>%n entry</numerusform>
                <numerusform>%n entries</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganisationTab</name>
        <message numerus="yes">
            <source>%n more: filter the people by organisation.</source>
            <translation>
                <numerusform>%n more: filter the people by organisation.</numerusform>
                <numerusform>%n more: filter the people by organisation.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show all %n people</source>
            <translation>
                <numerusform>Show all %n people</numerusform>
                <numerusform>Show all %n people</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OutboxView</name>
        <message numerus="yes">
            <source>%n workbook(s)</source>
            <translation>
                <numerusform>%n workbook</numerusform>
                <numerusform>%n workbooks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OutwardDialog</name>
        <message numerus="yes">
            <source>%n record(s) stay here because of their labels.</source>
            <translation>
                <numerusform>%n record stays here because of its label.</numerusform>
                <numerusform>%n records stay here because of their labels.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Overlaps</name>
        <message numerus="yes">
            <source>%n chance(s) to go together</source>
            <translation>
                <numerusform>%n chance to go together</numerusform>
                <numerusform>%n chances to go together</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n clash(es)</source>
            <translation>
                <numerusform>%n clash</numerusform>
                <numerusform>%n clashes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) apart</source>
            <translation>
                <numerusform>%n day apart</numerusform>
                <numerusform>%n days apart</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n perhaps written down twice</source>
            <translation>
                <numerusform>%n perhaps written down twice</numerusform>
                <numerusform>%n perhaps written down twice</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>at least %n day(s) apart</source>
            <translation>
                <numerusform>at least %n day apart</numerusform>
                <numerusform>at least %n days apart</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PapersTab</name>
        <message numerus="yes">
            <source>%n finding(s) stand in the draft now.</source>
            <translation>
                <numerusform>%n finding stands in the draft now.</numerusform>
                <numerusform>%n findings stand in the draft now.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out: their label is stricter.</source>
            <translation>
                <numerusform>%n left out: its label is stricter.</numerusform>
                <numerusform>%n left out: their labels are stricter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PartnersView</name>
        <message numerus="yes">
            <source>%n partner(s)</source>
            <translation>
                <numerusform>%n partner</numerusform>
                <numerusform>%n partners</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlaceView</name>
        <message numerus="yes">
            <source>%n labelled Internal or Partners left out</source>
            <translation>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied as a table</source>
            <translation>
                <numerusform>%n row copied as a table</numerusform>
                <numerusform>%n rows copied as a table</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlacesTab</name>
        <message numerus="yes">
            <source>%n of them visited before</source>
            <translation>
                <numerusform>%n of them visited before</numerusform>
                <numerusform>%n of them visited before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open recommendation(s)</source>
            <translation>
                <numerusform>%n open recommendation</numerusform>
                <numerusform>%n open recommendations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open recommendation(s) there</source>
            <translation>
                <numerusform>%n open recommendation there</numerusform>
                <numerusform>%n open recommendations there</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) to visit</source>
            <translation>
                <numerusform>%n place to visit</numerusform>
                <numerusform>%n places to visit</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanView</name>
        <message numerus="yes">
            <source>%n labelled Internal or Partners left out</source>
            <translation>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
                <numerusform>%n labelled Internal or Partners left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied as a table</source>
            <translation>
                <numerusform>%n row copied as a table</numerusform>
                <numerusform>%n rows copied as a table</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlanWords</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n under way</source>
            <translation>
                <numerusform>%n under way</numerusform>
                <numerusform>%n under way</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RatificationView</name>
        <message numerus="yes">
            <source>%n State(s)</source>
            <translation>
                <numerusform>%n State</numerusform>
                <numerusform>%n States</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a preventive mechanism that is due</source>
            <translation>
                <numerusform>%n without a preventive mechanism that is due</numerusform>
                <numerusform>%n without a preventive mechanism that is due</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RatificationWords</name>
        <message numerus="yes">
            <source>%n State(s) not known here</source>
            <translation>
                <numerusform>%n State not known here</numerusform>
                <numerusform>%n States not known here</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) say so</source>
            <translation>
                <numerusform>%n record say so</numerusform>
                <numerusform>%n records say so</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecommendationPane</name>
        <message numerus="yes">
            <source>%n more: the part “Linked” of the recommendation lists them all.</source>
            <translation>
                <numerusform>%n more: the part “Linked” of the recommendation lists them all.</numerusform>
                <numerusform>%n more: the part “Linked” of the recommendation lists them all.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecommendationWords</name>
        <message numerus="yes">
            <source>%n earlier</source>
            <translation>
                <numerusform>%n earlier</numerusform>
                <numerusform>%n earlier</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecommendationsTab</name>
        <message numerus="yes">
            <source>%n followed up</source>
            <translation>
                <numerusform>%n followed up</numerusform>
                <numerusform>%n followed up</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in the statement</source>
            <translation>
                <numerusform>%n in the statement</numerusform>
                <numerusform>%n in the statement</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more assessment(s) by other desks</source>
            <translation>
                <numerusform>%n more assessment by other desks</numerusform>
                <numerusform>%n more assessments by other desks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not yet assessed</source>
            <translation>
                <numerusform>%n not yet assessed</numerusform>
                <numerusform>%n not yet assessed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecommendationsView</name>
        <message numerus="yes">
            <source>%n recommendation(s)</source>
            <translation>
                <numerusform>%n recommendation</numerusform>
                <numerusform>%n recommendations</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordPane</name>
        <message numerus="yes">
            <source>Show %n field(s) that are the same</source>
            <translation>
                <numerusform>Show %n field that is the same</numerusform>
                <numerusform>Show %n fields that are the same</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordTable</name>
        <message numerus="yes">
            <source>%n field(s) differ between desks</source>
            <translation>
                <numerusform>%n field differs between desks</numerusform>
                <numerusform>%n fields differ between desks</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reminders</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before</source>
            <translation>
                <numerusform>%n day before</numerusform>
                <numerusform>%n days before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) before</source>
            <translation>
                <numerusform>%n hour before</numerusform>
                <numerusform>%n hours before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minute ago</numerusform>
                <numerusform>%n minutes ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) before</source>
            <translation>
                <numerusform>%n minute before</numerusform>
                <numerusform>%n minutes before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n reminder(s)</source>
            <translation>
                <numerusform>%n reminder</numerusform>
                <numerusform>%n reminders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>For %n minute(s)</source>
            <translation>
                <numerusform>For %n minute</numerusform>
                <numerusform>For %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n hour(s)</source>
            <translation>
                <numerusform>in %n hour</numerusform>
                <numerusform>in %n hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n minute(s)</source>
            <translation>
                <numerusform>in %n minute</numerusform>
                <numerusform>in %n minutes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Repeat</name>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n day(s)</source>
            <translation>
                <numerusform>Every %n day</numerusform>
                <numerusform>Every %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n month(s)</source>
            <translation>
                <numerusform>Every %n month</numerusform>
                <numerusform>Every %n months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n week(s)</source>
            <translation>
                <numerusform>Every %n week</numerusform>
                <numerusform>Every %n weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Every %n year(s)</source>
            <translation>
                <numerusform>Every %n year</numerusform>
                <numerusform>Every %n years</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>day(s)</source>
            <translation>
                <numerusform>day</numerusform>
                <numerusform>days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>month(s)</source>
            <translation>
                <numerusform>month</numerusform>
                <numerusform>months</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>week(s)</source>
            <translation>
                <numerusform>week</numerusform>
                <numerusform>weeks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>year(s)</source>
            <translation>
                <numerusform>year</numerusform>
                <numerusform>years</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message numerus="yes">
            <source>%n report(s)</source>
            <translation>
                <numerusform>%n report</numerusform>
                <numerusform>%n reports</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReportsView</name>
        <message numerus="yes">
            <source>%n overdue</source>
            <translation>
                <numerusform>%n overdue</numerusform>
                <numerusform>%n overdue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n report(s)</source>
            <translation>
                <numerusform>%n report</numerusform>
                <numerusform>%n reports</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RestrictedPage</name>
        <message numerus="yes">
            <source>%n entry(ies) should be deleted by today.</source>
            <translation>
                <numerusform>%n entry should be deleted by today.</numerusform>
                <numerusform>%n entries should be deleted by today.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Only on this page: not in the search, in lists, in workbooks or in undo. It closes by itself after %n minute(s) in which nothing is done here.</source>
            <translation>
                <numerusform>Only on this page: not in the search, in lists, in workbooks or in undo. It closes by itself after %n minute in which nothing is done here.</numerusform>
                <numerusform>Only on this page: not in the search, in lists, in workbooks or in undo. It closes by itself after %n minutes in which nothing is done here.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message numerus="yes">
            <source>%n added</source>
            <translation>
                <numerusform>%n added</numerusform>
                <numerusform>%n added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cell(s)</source>
            <translation>
                <numerusform>%n cell</numerusform>
                <numerusform>%n cells</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cell(s) not taken</source>
            <translation>
                <numerusform>%n cell not taken</numerusform>
                <numerusform>%n cells not taken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) keep waiting in the inbox</source>
            <translation>
                <numerusform>%n change keeps waiting in the inbox</numerusform>
                <numerusform>%n changes keep waiting in the inbox</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s) stay open, both values stand</source>
            <translation>
                <numerusform>%n conflict stays open, both values stand</numerusform>
                <numerusform>%n conflicts stay open, both values stand</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n field(s)</source>
            <translation>
                <numerusform>%n field</numerusform>
                <numerusform>%n fields</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n field(s) in conflict</source>
            <translation>
                <numerusform>%n field in conflict</numerusform>
                <numerusform>%n fields in conflict</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) did not come back</source>
            <translation>
                <numerusform>%n line did not come back</numerusform>
                <numerusform>%n lines did not come back</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) changed</source>
            <translation>
                <numerusform>%n record changed</numerusform>
                <numerusform>%n records changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) will be changed</source>
            <translation>
                <numerusform>%n record will be changed</numerusform>
                <numerusform>%n records will be changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n removed</source>
            <translation>
                <numerusform>%n removed</numerusform>
                <numerusform>%n removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n taken off this desk alone</source>
            <translation>
                <numerusform>%n taken off this desk alone</numerusform>
                <numerusform>%n taken off this desk alone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be added</source>
            <translation>
                <numerusform>%n will be added</numerusform>
                <numerusform>%n will be added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be removed</source>
            <translation>
                <numerusform>%n will be removed</numerusform>
                <numerusform>%n will be removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n will be taken off this desk alone</source>
            <translation>
                <numerusform>%n will be taken off this desk alone</numerusform>
                <numerusform>%n will be taken off this desk alone</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>yours is kept in %n field(s)</source>
            <translation>
                <numerusform>yours is kept in %n field</numerusform>
                <numerusform>yours is kept in %n fields</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>yours kept in %n field(s)</source>
            <translation>
                <numerusform>yours kept in %n field</numerusform>
                <numerusform>yours kept in %n fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewHead</name>
        <message numerus="yes">
            <source>%n field(s) are the same</source>
            <translation>
                <numerusform>%n field is the same</numerusform>
                <numerusform>%n fields are the same</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewPage</name>
        <message numerus="yes">
            <source>%n record(s) here link to it.</source>
            <translation>
                <numerusform>%n record here links to it.</numerusform>
                <numerusform>%n records here link to it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing in this workbook is new: %n field(s) known here already.</source>
            <translation>
                <numerusform>Nothing in this workbook is new: %n field known here already.</numerusform>
                <numerusform>Nothing in this workbook is new: %n fields known here already.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message numerus="yes">
            <source>{whom}: %n now</source>
            <translation>
                <numerusform>{whom}: %n now</numerusform>
                <numerusform>{whom}: %n now</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SaveStep</name>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{file} is written: %n record(s). Attach it to a mail.</source>
            <translation>
                <numerusform>{file} is written: %n record. Attach it to a mail.</numerusform>
                <numerusform>{file} is written: %n records. Attach it to a mail.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SharePage</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SpanEditor</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StaffReview</name>
        <message numerus="yes">
            <source>%n as they stand here; they are confirmed along.</source>
            <translation>
                <numerusform>%n as it stands here; it is confirmed along.</numerusform>
                <numerusform>%n as they stand here; they are confirmed along.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take in %n</source>
            <translation>
                <numerusform>Take in %n</numerusform>
                <numerusform>Take in %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%n waiting in Exchange</source>
            <translation>
                <numerusform>%n waiting in Exchange</numerusform>
                <numerusform>%n waiting in Exchange</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ThemesView</name>
        <message numerus="yes">
            <source>%n body(ies)</source>
            <translation>
                <numerusform>%n body</numerusform>
                <numerusform>%n bodies</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n theme(s)</source>
            <translation>
                <numerusform>%n theme</numerusform>
                <numerusform>%n themes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimeLine</name>
        <message numerus="yes">
            <source>Week of {day}: %n visit(s) and session(s)</source>
            <translation>
                <numerusform>Week of {day}: %n visit or session</numerusform>
                <numerusform>Week of {day}: %n visits and sessions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n put off until tomorrow: bring back</source>
            <translation>
                <numerusform>%n put off until tomorrow: bring back</numerusform>
                <numerusform>%n put off until tomorrow: bring back</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+%n more</source>
            <translation>
                <numerusform>+%n more</numerusform>
                <numerusform>+%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{what}, and %n more like it</source>
            <translation>
                <numerusform>{what}, and %n more like it</numerusform>
                <numerusform>{what}, and %n more like it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TogetherPanel</name>
        <message numerus="yes">
            <source>This lowers the label of %n record(s) to {label}. {sentence}</source>
            <translation>
                <numerusform>This lowers the label of %n record to {label}. {sentence}</numerusform>
                <numerusform>This lowers the label of %n records to {label}. {sentence}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TrackerView</name>
        <message numerus="yes">
            <source>%n clearance(s) awaited</source>
            <translation>
                <numerusform>%n clearance awaited</numerusform>
                <numerusform>%n clearances awaited</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n statement(s)</source>
            <translation>
                <numerusform>%n statement</numerusform>
                <numerusform>%n statements</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Cleared by %n, last {who}, {day}</source>
            <translation>
                <numerusform>Cleared by %n, last {who}, {day}</numerusform>
                <numerusform>Cleared by %n, last {who}, {day}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Trust</name>
        <message numerus="yes">
            <source>%n cell(s)</source>
            <translation>
                <numerusform>%n cell</numerusform>
                <numerusform>%n cells</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) taken out</source>
            <translation>
                <numerusform>%n line taken out</numerusform>
                <numerusform>%n lines taken out</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UhriWords</name>
        <message numerus="yes">
            <source>%n row(s) left out</source>
            <translation>
                <numerusform>%n row left out</numerusform>
                <numerusform>%n rows left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s), first row {row}</source>
            <translation>
                <numerusform>%n row, first row {row}</numerusform>
                <numerusform>%n rows, first row {row}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n that came from the UHRI before and not in this file: they stay</source>
            <translation>
                <numerusform>%n that came from the UHRI before and is not in this file: it stays</numerusform>
                <numerusform>%n that came from the UHRI before and are not in this file: they stay</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UndatedStrip</name>
        <message numerus="yes">
            <source>%n without exact days</source>
            <translation>
                <numerusform>%n without exact days</numerusform>
                <numerusform>%n without exact days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Update</name>
        <message numerus="yes">
            <source>%n activity(ies)</source>
            <translation>
                <numerusform>%n activity</numerusform>
                <numerusform>%n activities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) for named partners: in the locked workbook only, not in calendar and text.</source>
            <translation>
                <numerusform>%n record for named partners: in the locked workbook only, not in calendar and text.</numerusform>
                <numerusform>%n records for named partners: in the locked workbook only, not in calendar and text.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) stay here, because {why}.</source>
            <translation>
                <numerusform>%n record stays here, because {why}.</numerusform>
                <numerusform>%n records stay here, because {why}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) stay here: {reasons}.</source>
            <translation>
                <numerusform>%n record stays here: {reasons}.</numerusform>
                <numerusform>%n records stay here: {reasons}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) without a country: left out.</source>
            <translation>
                <numerusform>%n record without a country: left out.</numerusform>
                <numerusform>%n records without a country: left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s) without exact days: not in the calendar file.</source>
            <translation>
                <numerusform>%n record without exact days: not in the calendar file.</numerusform>
                <numerusform>%n records without exact days: not in the calendar file.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UprView</name>
        <message numerus="yes">
            <source>%n State(s) to come, {begun} with a submission</source>
            <translation>
                <numerusform>%n State to come, {begun} with a submission</numerusform>
                <numerusform>%n States to come, {begun} with a submission</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VisitMap</name>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WhatStep</name>
        <message numerus="yes">
            <source>Only the %n record(s) you have &amp;selected</source>
            <translation>
                <numerusform>Only the %n record you have &amp;selected</numerusform>
                <numerusform>Only the %n records you have &amp;selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WhoPane</name>
        <message numerus="yes">
            <source>%n found, best match first</source>
            <translation>
                <numerusform>%n found, best match first</numerusform>
                <numerusform>%n found, best match first</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>brief</name>
        <message numerus="yes">
            <source>%n field(s)</source>
            <translation>
                <numerusform>%n field</numerusform>
                <numerusform>%n fields</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>calendar</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) left</source>
            <translation>
                <numerusform>%n hour left</numerusform>
                <numerusform>%n hours left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) left</source>
            <translation>
                <numerusform>%n minute left</numerusform>
                <numerusform>%n minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n day(s)</source>
            <translation>
                <numerusform>in %n day</numerusform>
                <numerusform>in %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>clashes</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>printing</name>
        <message numerus="yes">
            <source>%n record(s) labelled {label}</source>
            <translation>
                <numerusform>%n record labelled {label}</numerusform>
                <numerusform>%n records labelled {label}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>programme</name>
        <message numerus="yes">
            <source>Overlaps “{title}” by %n minute(s)</source>
            <translation>
                <numerusform>Overlaps “{title}” by %n minute</numerusform>
                <numerusform>Overlaps “{title}” by %n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Overlaps “{title}” by %n minute(s), and both are in {room}</source>
            <translation>
                <numerusform>Overlaps “{title}” by %n minute, and both are in {room}</numerusform>
                <numerusform>Overlaps “{title}” by %n minutes, and both are in {room}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Overlaps “{title}” by %n minute(s), and {who} is in both</source>
            <translation>
                <numerusform>Overlaps “{title}” by %n minute, and {who} is in both</numerusform>
                <numerusform>Overlaps “{title}” by %n minutes, and {who} is in both</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>quick</name>
        <message numerus="yes">
            <source>remind %n day(s) before</source>
            <translation>
                <numerusform>remind %n day before</numerusform>
                <numerusform>remind %n days before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>remind %n hour(s) before</source>
            <translation>
                <numerusform>remind %n hour before</numerusform>
                <numerusform>remind %n hours before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>remind %n minute(s) before</source>
            <translation>
                <numerusform>remind %n minute before</numerusform>
                <numerusform>remind %n minutes before</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>undo</name>
        <message numerus="yes">
            <source>%n activity(s)</source>
            <translation>
                <numerusform>%n activity</numerusform>
                <numerusform>%n activities</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n commitment(s)</source>
            <translation>
                <numerusform>%n commitment</numerusform>
                <numerusform>%n commitments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n country file(s)</source>
            <translation>
                <numerusform>%n country file</numerusform>
                <numerusform>%n country files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n document(s)</source>
            <translation>
                <numerusform>%n document</numerusform>
                <numerusform>%n documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n instrument(s)</source>
            <translation>
                <numerusform>%n instrument</numerusform>
                <numerusform>%n instruments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mailing list(s)</source>
            <translation>
                <numerusform>%n mailing list</numerusform>
                <numerusform>%n mailing lists</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n organisation(s)</source>
            <translation>
                <numerusform>%n organisation</numerusform>
                <numerusform>%n organisations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person(s)</source>
            <translation>
                <numerusform>%n person</numerusform>
                <numerusform>%n people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s)</source>
            <translation>
                <numerusform>%n place</numerusform>
                <numerusform>%n places</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n programme item(s)</source>
            <translation>
                <numerusform>%n programme item</numerusform>
                <numerusform>%n programme items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ratification(s)</source>
            <translation>
                <numerusform>%n ratification</numerusform>
                <numerusform>%n ratifications</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recommendation(s)</source>
            <translation>
                <numerusform>%n recommendation</numerusform>
                <numerusform>%n recommendations</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n record(s)</source>
            <translation>
                <numerusform>%n record</numerusform>
                <numerusform>%n records</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation>
                <numerusform>%n visit</numerusform>
                <numerusform>%n visits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>versions</name>
        <message numerus="yes">
            <source>A newer version of {file}: it has %n cell(s) more.</source>
            <translation>
                <numerusform>A newer version of {file}: it has %n cell more.</numerusform>
                <numerusform>A newer version of {file}: it has %n cells more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It lacks %n cell(s) of that one.</source>
            <translation>
                <numerusform>It lacks %n cell of that one.</numerusform>
                <numerusform>It lacks %n cells of that one.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Perhaps an older version of {file}, which came before and has %n cell(s) more.</source>
            <translation>
                <numerusform>Perhaps an older version of {file}, which came before and has %n cell more.</numerusform>
                <numerusform>Perhaps an older version of {file}, which came before and has %n cells more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>visits</name>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> and %n more</numerusform>
                <numerusform> and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) after it begins</source>
            <translation>
                <numerusform>%n day after it begins</numerusform>
                <numerusform>%n days after it begins</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) before the visit</source>
            <translation>
                <numerusform>%n day before the visit</numerusform>
                <numerusform>%n days before the visit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) of its programme stayed.</source>
            <translation>
                <numerusform>%n item of its programme stayed.</numerusform>
                <numerusform>%n items of its programme stayed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s) of the programme moved with it.</source>
            <translation>
                <numerusform>%n item of the programme moved with it.</numerusform>
                <numerusform>%n items of the programme moved with it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open item(s) of its check-list stayed.</source>
            <translation>
                <numerusform>%n open item of its check-list stayed.</numerusform>
                <numerusform>%n open items of its check-list stayed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open item(s) of the check-list moved with it.</source>
            <translation>
                <numerusform>%n open item of the check-list moved with it.</numerusform>
                <numerusform>%n open items of the check-list moved with it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The visit begins %n day(s) earlier.</source>
            <translation>
                <numerusform>The visit begins %n day earlier.</numerusform>
                <numerusform>The visit begins %n days earlier.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The visit begins %n day(s) later.</source>
            <translation>
                <numerusform>The visit begins %n day later.</numerusform>
                <numerusform>The visit begins %n days later.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>overlaps {what}, %n day(s)</source>
            <translation>
                <numerusform>overlaps {what}, %n day</numerusform>
                <numerusform>overlaps {what}, %n days</numerusform>
            </translation>
        </message>
    </context>
</TS>
