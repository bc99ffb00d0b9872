"""Irregular forms of English words: "withdrew" and "withdraw" are one word."""

from typing import Final

_listed: Final = """
analysis analyses|appendix appendices|arise arose arisen|awake awoke awoken|bear bore borne|
beat beaten|become became|befall befell befallen|beget begot begotten|begin began begun|
behold beheld|bend bent|beseech besought|bid bade bidden|bind bound|bite bitten|bleed bled|
blow blew blown|break broke broken|breed bred|bring brought|brother brethren|build built|
burn burnt|buy bought|calf calves|catch caught|child children|choose chose chosen|
cleave cleft cloven|cling clung|come came|creep crept|crisis crises|criterion criteria|
deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|
dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
flee fled|fling flung|fly flew flown|foot feet|forbear forbore forborne|
forbid forbade forbidden|foresee foresaw foreseen|foretell foretold|forget forgot forgotten|
forgive forgave forgiven|forgo forgone|forsake forsook forsaken|forswear forswore forsworn|
freeze froze frozen|get got gotten|give gave given|go went gone|goose geese|grow grew grown|
half halves|hang hung|hear heard|hew hewn|hide hid hidden|hold held|hypothesis hypotheses|
keep kept|kneel knelt|knife knives|know knew known|lay laid|lead led|leap leapt|
learn learnt|leave left|lend lent|lie lain|loaf loaves|lose lost|louse lice|make made|
man men|mean meant|meet met|memorandum memoranda|mislead misled|mistake mistook mistaken|
misunderstand misunderstood|mouse mice|oasis oases|outdo outdid outdone|
outgrow outgrew outgrown|outrun outran|overcome overcame|overhear overheard|
override overrode overridden|overrun overran|oversee oversaw overseen|overshoot overshot|
overtake overtook overtaken|overthrow overthrew overthrown|ox oxen|partake partook partaken|
pay paid|penny pence|phenomenon phenomena|prove proven|rebuild rebuilt|repay repaid|
retake retook retaken|retell retold|rewrite rewrote rewritten|ride rode ridden|
rise rose risen|run ran|say said|scarf scarves|see saw seen|seek sought|sell sold|
send sent|sew sewn|shake shook shaken|shear shorn|shelf shelves|shine shone|shoot shot|
show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|slay slew slain|
sleep slept|slide slid|sling slung|slink slunk|smite smote smitten|sow sown|
speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt|spin spun|spit spat|
spoil spoilt|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|
strew strewn|stride strode|strike struck stricken|strive strove striven|swear swore sworn|
sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|
tear tore torn|thesis theses|thief thieves|think thought|throw threw thrown|tooth teeth|
tread trod trodden|undergo underwent undergone|underlie underlain|understand understood|
undertake undertook undertaken|undo undid undone|uphold upheld|wake woke woken|wear wore worn|
weave wove woven|weep wept|wife wives|win won|withdraw withdrew withdrawn|withhold withheld|
withstand withstood|wolf wolves|woman women|wring wrung|write wrote written
"""
_men: Final = """
alder bonds bow business chair clans clergy coach congress council country crafts dutch
english fisher foot free french gentle guards gun herds horse hunts irish kins lay marks
midship militia noble oars police rifle sea service spear sports states swords towns trades
tribes watch welsh work yeo
"""
BASE: Final = {
    form: base
    for base, *forms in (entry.split() for entry in _listed.split("|"))
    for form in forms
} | {f"{kind}men": f"{kind}man" for kind in _men.split()}
"""The word that each irregular form belongs to."""
