"""Irregular forms of English words: "withdrew" and "withdraw" are one word."""

from typing import Final

_listed: Final = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|
bend bent|bite bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|
build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|
creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung|
fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|
grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|
know knew known|lay laid|lead led|leap leapt|learn learnt|leave left|lend lent|lose lost|make made|
mean meant|meet met|mistake mistook mistaken|overcome overcame|oversee oversaw overseen|
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|prove proven|ride rode ridden|
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|
shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|
sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|spring sprang sprung|
stand stood|steal stole stolen|stick stuck|strike struck stricken|strive strove striven|
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|
tear tore torn|think thought|throw threw thrown|undergo underwent undergone|
understand understood|undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|
weave wove woven|weep wept|win won|withdraw withdrew withdrawn|withhold withheld|
withstand withstood|write wrote written|man men|woman women|child children|foot feet|tooth teeth
"""
BASE: Final = {
    form: base
    for base, *forms in (entry.split() for entry in _listed.split("|"))
    for form in forms
}
"""The word that each irregular form belongs to."""
