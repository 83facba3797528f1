"""The reports of the example newspaper: invented places, people and publishers. Each report is
(key, day, time, section, headline, standfirst, author, [paragraphs], {extras})."""

WIRE = "Northwire"

REPORTS = [
# ------------------------------------------------------------------ 1. the ferry
("ferry-1", "2026-10-19", "07:40", "Region", "Two ferries collide in fog off Port Aldous, 14 hurt",
 "Both ships reached harbour under their own power.", "Ada Marsh", [
 "Two passenger ferries collided in thick fog at the mouth of Port Aldous harbour on Monday morning, injuring 14 people, two of them seriously, the harbour authority said.",
 "The Kittiwake, bound for Skerry Island with 212 people on board, struck the stern of the smaller Sandpiper at about 6:50 a.m. Both ships reached the quay under their own power.",
 "“We felt one long shudder, and then everybody was on the floor,” said Tomas Reyl, a teacher who takes the crossing every day.",
 "Harbour master Ingrid Fossum said visibility had fallen below 80 metres. “The traffic rules for fog were in force, and we will find out who followed them,” she told reporters on the quay.",
 "The Maritime Safety Board sent four inspectors. It has asked both companies to hand over their voyage recorders by Tuesday."], {}),
("ferry-2", "2026-10-20", "18:05", "Region", "Ferry radar had been out of order for nine days, records show",
 "The operator says a second set was working.", "Ada Marsh", [
 "The radar of the ferry Kittiwake had been reported faulty nine days before it ran into another ship off Port Aldous, according to maintenance records seen by this newspaper.",
 "The entry, dated Oct. 10, says the main set “drops targets in rain and fog”. A note beside it reads: “Part ordered. Sail with set two.”",
 "Skerry Line, which owns the ship, confirmed the entry. “The second radar was inspected on the morning of the accident and was in order,” said its director, Paul Venn.",
 "A person familiar with the inquiry, who was not authorised to speak in public, said that the second set covers only half the range of the first.",
 "Harbour master Ingrid Fossum would not say whether she had known of the fault. The Maritime Safety Board expects a first report within a week."], {}),
("ferry-3", "2026-10-27", "11:15", "Region", "Inspectors: Kittiwake sailed too fast for the fog",
 "A first report names speed, radar and an unmanned lookout.", "Jonas Pell", [
 "The ferry Kittiwake was making 17 knots in fog when it hit the Sandpiper off Port Aldous last week, more than twice what its own rules allow, the Maritime Safety Board said on Tuesday.",
 "Its first report also says that the lookout’s post was empty for four minutes before the collision and that the main radar was out of order.",
 "“No single failure put 14 people in hospital,” said the board’s chair, Miriam Oduya. “Three did, and each had been written down by somebody.”",
 "Skerry Line said it accepted the findings and had cut the speed of all its ships in fog to six knots.",
 "The seamen’s union said crews had complained since the summer. “They sail with five where eight used to sail,” said its secretary, Hanne Brandt."], {}),
("ferry-4", "2026-11-04", "09:00", "Region", "Port Aldous weighs a traffic control centre after ferry collision",
 "The council votes next month; the cost is put at 11 million.", "Ada Marsh", [
 "Port Aldous may get a manned traffic control centre for its harbour, two weeks after two ferries collided there in fog.",
 "Harbour master Ingrid Fossum asked the city council on Wednesday for 11 million crowns. “We have been directing 60 sailings a day with a radio and a pair of binoculars,” she said.",
 "Councillor Edda Lorne, who leads the finance committee, said the money could be found if the tunnel referendum fails.",
 "Skerry Line has offered to pay a fifth. The Maritime Safety Board will recommend such centres for every harbour with more than 20,000 passengers a week, its chair, Miriam Oduya, said."], {}),
# ------------------------------------------------------------------ 2. the grain corridor
("grain-1", "2026-10-20", "12:30", "World", "Sarnia and Veldmark agree to reopen grain corridor",
 "", WIRE, [
 "TOLMIN, Oct 20 (Northwire) - Sarnia and Veldmark agreed on Tuesday to reopen the grain corridor across the Tolmin Strait, closed since a patrol boat was fired on in August.",
 "Under the deal, convoys of up to 12 ships will sail twice a week under the eyes of observers from both sides. The first could leave on Oct. 28, the mediators said.",
 "“Bread will move again,” said the chief mediator, Lucia Amar, after four days of talks. “Whether trust moves with it, we will see convoy by convoy.”",
 "Sarnia’s foreign minister, Viktor Halasz, called the agreement “a test, not a gift”. His Veldmark counterpart, Oda Ruiter, said her government would stop sailings at the first shot.",
 "The strait carried a tenth of the region’s wheat before it was closed. Prices fell 6 percent within an hour of the announcement."], {"wire": True}),
("grain-2", "2026-10-28", "16:20", "World", "First grain convoy crosses Tolmin Strait under observers’ eyes",
 "", WIRE, [
 "TOLMIN, Oct 28 (Northwire) - Nine ships laden with wheat crossed the Tolmin Strait on Wednesday, the first convoy since Sarnia and Veldmark closed the corridor to each other in August.",
 "Observers on both shores reported no incident. The last ship cleared the strait at 3:10 p.m.",
 "“It was the dullest day of my career, and I hope for many more,” said Captain Elias Norr, who led the convoy.",
 "Veldmark’s foreign minister, Oda Ruiter, said a second convoy of 12 ships would leave on Saturday. Mediator Lucia Amar said insurance remained the largest obstacle."], {"wire": True}),
("grain-3", "2026-11-02", "14:45", "World", "Shots near Tolmin convoy put grain deal in doubt",
 "", WIRE, [
 "TOLMIN, Nov 2 (Northwire) - Warning shots were fired near a grain convoy in the Tolmin Strait on Monday, and Veldmark suspended the next sailing until it knows who fired them.",
 "Nobody was hurt. The convoy’s leader, Captain Elias Norr, said the shots fell “a good mile astern” of the last ship.",
 "Sarnia’s foreign minister, Viktor Halasz, denied that its navy had been near. Two Western diplomats, speaking on condition of anonymity because the inquiry is not finished, said the shots probably came from a fishing patrol.",
 "“One mistake must not cost a harvest,” mediator Lucia Amar said. She will meet both ministers in Tolmin on Thursday."], {"wire": True}),
("grain-4", "2026-11-03", "08:00", "Business", "Why a mile of water moves the price of bread",
 "The Tolmin Strait is narrow, shallow and in the middle of everything.", "Lena Okafor", [
 "Every loaf baked between Port Aldous and the southern capitals has a little of the Tolmin Strait in it. When the strait closed in August, flour rose by a fifth in six weeks.",
 "The reason is geography. Sarnia grows a third of the region’s wheat and has one deep harbour; the way out of it is a channel a mile wide, and Veldmark owns the other shore.",
 "“There are other roads, but they are made of railway sleepers and paperwork,” said Henrik Solberg, who trades grain for a bakery group. “A train carries what a ship spills.”",
 "Insurers have trebled their rates since the shots of Monday. If the corridor stays open until the frost, Solberg expects prices to be back where they were in July. If it does not, nobody will say."], {"kind": "analysis"}),
# ------------------------------------------------------------------ 3. the dam
("dam-1", "2026-10-22", "21:30", "Region", "Cracks in Lindmoor dam force 3,000 from their homes",
 "Engineers lower the lake while the rain goes on.", "Samuel Birch", [
 "About 3,000 people were told to leave the valley below the Lindmoor dam on Thursday night after engineers found two cracks in its eastern wing.",
 "The longer one measures 11 metres and lets water through, the regional water board said. The gates were opened at 7 p.m. to lower the lake by four metres.",
 "“The dam is not about to fail, and we are not going to wait until it is,” said the board’s chief engineer, Petra Holm.",
 "Buses took families to a sports hall in Caldbridge. “They gave us twenty minutes, and I took the cat and the photographs,” said Agnes Tully, 81.",
 "The dam was built in 1961 and last inspected in the spring. Rain is forecast until Saturday."], {}),
("dam-2", "2026-10-24", "10:10", "Region", "Lake level falls below cracks at Lindmoor dam",
 "", "Samuel Birch", [
 "The water behind the Lindmoor dam fell below the two cracks in its wall on Saturday morning, two days after the valley was cleared.",
 "“We can now see what we are dealing with,” said chief engineer Petra Holm. Divers and drones have begun to measure the wall.",
 "The 3,000 people who left on Thursday night cannot return before Monday at the earliest, the county said. Schools in Caldbridge stay closed.",
 "Farmers below the dam complained that the opened gates had drowned winter seed on 200 hectares. The water board promised to pay."], {}),
("dam-3", "2026-10-30", "17:50", "Region", "Dam inspectors warned of Lindmoor cracks in 2019, report shows",
 "Repairs were put off four times.", "Jonas Pell", [
 "Inspectors warned of “progressive cracking” in the Lindmoor dam seven years ago, and repairs were put off four times for want of money, documents obtained by this newspaper show.",
 "A report of May 2019 rates the eastern wing as “poor” and asks for work “within two seasons”. The water board’s budgets moved it to 2021, 2023, 2025 and last to 2027.",
 "“I signed that report, and I have been waiting for the telephone to ring ever since,” said Karl Wendt, a retired inspector.",
 "The board’s chairman, Rolf Hagen, said the risk had been judged acceptable. “With what we knew, it was the right order of things,” he said. The county council has called him in for Tuesday."], {}),
("dam-4", "2026-11-03", "19:20", "Region", "Water board chairman resigns over Lindmoor dam",
 "", "Jonas Pell", [
 "Rolf Hagen resigned as chairman of the regional water board on Tuesday, four days after it became known that repairs of the Lindmoor dam had been put off four times.",
 "“I take responsibility for the order of things,” he told the county council, repeating the words with which he had defended the delays.",
 "Chief engineer Petra Holm will lead the board until spring. She said the eastern wing would be rebuilt and the lake kept eight metres lower until then.",
 "The last of the 3,000 people who were told to leave on Oct. 22 went home on Sunday."], {}),
# ------------------------------------------------------------------ 4. the strike
("strike-1", "2026-10-26", "06:30", "Business", "Workers at Calder battery plant walk out over night shifts",
 "The plant supplies three car makers.", "Lena Okafor", [
 "About 2,400 workers at the Calder Cells battery plant stopped work at 6 a.m. on Monday in a dispute over a new pattern of night shifts.",
 "The union says the pattern, ten nights in a row, breaks the agreement of last year. “A body is not a conveyor belt,” said its shop steward, Dario Menk.",
 "Calder Cells said it regretted the strike and would honour “the letter of every agreement”. It has stock for about a week.",
 "The plant supplies Holt, Aurea and Nordvagn. Holt said its own lines were safe until Friday."], {}),
("strike-2", "2026-10-30", "13:00", "Business", "Holt halts car line as battery strike enters fifth day",
 "", WIRE, [
 "CALDBRIDGE, Oct 30 (Northwire) - Car maker Holt stopped one of its two lines on Friday because it has run out of cells from the Calder plant, where a strike entered its fifth day.",
 "About 900 people were sent home on reduced pay. Holt said the second line could run until Wednesday.",
 "Talks between Calder Cells and the union broke off at midnight. “We were offered nine nights instead of ten,” said shop steward Dario Menk.",
 "The company’s chief executive, Ruth Anselm, said she had asked the state mediator for help."], {"wire": True}),
("strike-3", "2026-11-05", "22:10", "Business", "Calder Cells and union settle: five nights, then rest",
 "Work begins again on Monday.", "Lena Okafor", [
 "Calder Cells and its workers have settled their dispute over night shifts after eleven days of strike, both sides said on Thursday night.",
 "Nobody will work more than five nights in a row, and each night over three is paid at one and a half times the rate. Members vote on Saturday; work would begin again on Monday.",
 "“It could have been had on the first day,” said shop steward Dario Menk. Chief executive Ruth Anselm called it “a fair price for everybody’s sleep”.",
 "Holt said its halted line would start again within three days of the first delivery."], {}),
# ------------------------------------------------------------------ 5. the rover
("rover-1", "2026-10-21", "15:00", "Science", "Rover Petrel finds water ice in crater at the Moon’s south pole",
 "The drill went down 40 centimetres.", "Imre Castell", [
 "The rover Petrel has drilled into water ice in a crater near the Moon’s south pole, the consortium that runs it said on Wednesday.",
 "The drill met ice mixed with dust at a depth of 40 centimetres. Instruments put the share of water at between 5 and 8 percent.",
 "“It is dirty, hard and exactly what we hoped for,” said the mission’s chief scientist, Noor Haddad.",
 "Petrel has nine days of sunlight left before the crater rim hides the Sun. It is to drill three more holes, each further into the shadow."], {}),
("rover-2", "2026-10-29", "10:30", "Science", "Petrel falls silent in the lunar shadow",
 "Engineers hope the rover wakes when the Sun returns.", "Imre Castell", [
 "The Moon rover Petrel has not been heard from since Tuesday evening, when it drove into the shadow of a crater rim to drill its fourth hole.",
 "Its battery was at 31 percent when contact was lost. The team had planned for a silence of six hours; it has lasted two days.",
 "“We sent it where the ice is, and the cold is where the ice is,” said chief scientist Noor Haddad. The Sun reaches the rover again on Nov. 7.",
 "Data from the first three holes are safe on Earth."], {}),
("rover-3", "2026-11-07", "20:45", "Science", "Petrel wakes after ten days in the cold",
 "", WIRE, [
 "BERGAMOT, Nov 7 (Northwire) - The rover Petrel answered a call from Earth on Saturday, ten days after it fell silent in a crater at the Moon’s south pole.",
 "“Good morning, Petrel,” the controllers wrote. The answer, 94 characters long, came after eleven minutes and reported a battery at 6 percent and one dead heater.",
 "Chief scientist Noor Haddad said the rover would rest and charge for three days. “Then we shall ask it what the fourth hole was like.”"], {"wire": True}),
# ------------------------------------------------------------------ 6. the tunnel referendum
("tunnel-1", "2026-10-23", "09:20", "Politics", "Port Aldous to vote on harbour tunnel on Nov. 8",
 "Supporters speak of minutes saved, opponents of debts.", "Edwin Sarr", [
 "Voters in Port Aldous will decide on Nov. 8 whether the city builds a road tunnel under its harbour, the council confirmed on Friday.",
 "The tunnel would cost 640 million crowns and save drivers 14 minutes on the way from the old town to the airport.",
 "“We are a city cut in two by its own beauty,” said Mayor Carla Vance, who leads the campaign for the tunnel.",
 "Councillor Edda Lorne, who leads the other side, said each household would owe 9,000 crowns. “For that I can wait 14 minutes,” she said."], {}),
("tunnel-2", "2026-11-01", "12:00", "Politics", "Poll: tunnel vote in Port Aldous too close to call",
 "", "Edwin Sarr", [
 "A week before the vote, supporters and opponents of the harbour tunnel in Port Aldous are level at 46 percent each, a poll for this newspaper found.",
 "Eight percent had not made up their minds. The poll asked 1,204 people between Oct. 26 and 30.",
 "The ferry collision of Oct. 19 seems to have moved few: 7 percent said it had changed their view, about as many in one direction as in the other.",
 "Mayor Carla Vance spoke of “a dead heat with the wind behind us”. Councillor Edda Lorne said the undecided “can count”."], {}),
("tunnel-3", "2026-11-08", "22:50", "Politics", "Port Aldous rejects harbour tunnel by 812 votes",
 "Turnout was the highest in 30 years.", "Edwin Sarr", [
 "Port Aldous will not get its harbour tunnel. Voters rejected the plan on Sunday by 61,204 votes to 60,392, a margin of 812.",
 "Turnout was 68 percent, the highest in any vote of the city for 30 years.",
 "“The city has spoken, very quietly and on both sides,” said Mayor Carla Vance. She ruled out a second vote in her term.",
 "Councillor Edda Lorne, who led the campaign against it, said she would now ask for the money to go to a traffic control centre for the harbour.",
 "In the old town, three in five voted for the tunnel; on Skerry Island, four in five against."], {}),
("tunnel-op", "2026-11-06", "06:00", "Opinion", "Vote for the tunnel, and for patience",
 "Fourteen minutes are not the point.", "Carol Whitby", [
 "I have lived on the wrong side of this harbour for forty years, and I have spent two of them waiting for the bridge.",
 "People who say that 14 minutes are nothing have never been in an ambulance. People who say that 640 million is nothing have never been in a council.",
 "The tunnel is dear, it is late, and it will leak. Build it all the same. A city that cannot cross itself is two villages with one name."], {"kind": "opinion"}),
# ------------------------------------------------------------------ 7. measles
("measles-1", "2026-10-25", "17:00", "Health", "Eleven measles cases at two Caldbridge schools",
 "Free vaccination begins on Monday.", "Priya Nand", [
 "Eleven children at two schools in Caldbridge have measles, the county health office said on Sunday. Two are in hospital; none is in danger.",
 "The first case was a seven-year-old who fell ill on Oct. 14 after a journey. Three in four of the infected were not vaccinated.",
 "“Measles finds every gap, and we have left it gaps,” said county doctor Amir Salk. Free vaccination begins on Monday in the town hall.",
 "Some of the families are staying in the sports hall that took in people from below the Lindmoor dam. All of them were offered the vaccine at once, Salk said."], {}),
("measles-2", "2026-10-31", "11:40", "Health", "Measles outbreak in Caldbridge grows to 38 cases",
 "", "Priya Nand", [
 "The measles outbreak in Caldbridge has grown to 38 cases, 27 more than a week ago, the county health office said on Saturday.",
 "More than 4,000 people have been vaccinated since Monday. “The queue went twice round the town hall, and I have never been happier to see a queue,” said county doctor Amir Salk.",
 "Four schools remain closed. The office expects new cases to fall from the end of next week."], {}),
("measles-3", "2026-11-07", "12:15", "Health", "No new measles cases in Caldbridge for three days",
 "", "Priya Nand", [
 "For the first time since October no new case of measles has been reported in Caldbridge for three days in a row, the county health office said on Saturday.",
 "The outbreak stands at 44 cases. All schools open again on Monday.",
 "County doctor Amir Salk asked parents not to stop now. “Nine in ten is good. Measles wants nineteen in twenty,” he said."], {}),
# ------------------------------------------------------------------ 8. the rate
("rate-1", "2026-10-29", "14:00", "Business", "Central bank holds rate at 3.5 percent, hints at cut",
 "", WIRE, [
 "BERGAMOT, Oct 29 (Northwire) - The central bank left its main rate at 3.5 percent on Thursday and said that a cut was likely if grain prices went on falling.",
 "Governor Stella Moreau said inflation had slowed to 2.6 percent. “We see the shore, but we have not landed,” she told reporters.",
 "Six of nine members voted to hold, three for a cut of a quarter point. The next decision is due on Dec. 10.",
 "Food prices, which rose sharply when the Tolmin Strait was closed in August, have fallen for three weeks."], {"wire": True}),
("rate-2", "2026-11-05", "09:45", "Business", "Shots at sea put rate cut in question, economists say",
 "", "Lena Okafor", [
 "The rate cut that the central bank hinted at last week has become less certain since grain prices rose again, economists said on Thursday.",
 "Wheat has gained 4 percent since warning shots were fired near a convoy in the Tolmin Strait on Monday.",
 "“The governor said she could see the shore. Somebody has moved it,” said Henrik Solberg, who trades grain for a bakery group.",
 "Five of eleven economists asked by this newspaper now expect the rate of 3.5 percent to last until spring."], {}),
# ------------------------------------------------------------------ by themselves
("obit", "2026-10-28", "08:30", "Culture", "Marta Quill, who taught a city to read music, dies at 94",
 "", "Nell Harding", [
 "Marta Quill, whose evening classes taught three generations of Port Aldous to read music, died at her home on Monday. She was 94.",
 "She began in 1957 with six pupils and a borrowed piano. When she stopped in 2011, her register held 11,300 names.",
 "“She never told me I was wrong,” said the composer Felix Arno, her pupil for nine years. “She asked me to play it again until I told her myself.”"], {}),
("weather", "2026-11-06", "05:30", "Weather", "Weather: rain from the west, mild until Sunday",
 "", "", [
 "Rain spreads from the west during the morning and reaches Port Aldous at about noon. It stays mild, with 11 to 13 degrees on the coast.",
 "The night is mostly dry, with fog patches in the valleys towards morning. On Saturday sun and showers by turns; Sunday dry.",
 "Wind: south-west, fresh, at times strong on Skerry Island."], {}),
("weather-2", "2026-11-07", "05:30", "Weather", "Weather: showers, then a dry Sunday",
 "", "", [
 "Sun and showers take turns today. It stays mild, with 10 to 12 degrees on the coast.",
 "The night is mostly dry, with fog patches in the valleys towards morning. On Sunday dry and at times sunny, on Monday cloud from the north.",
 "Wind: south-west, moderate, at times fresh on Skerry Island."], {}),
]

FOREIGN = {
"de": [
("fähre", "2026-10-20", "08:15", "Panorama", "Fähren kollidieren im Nebel vor Port Aldous: 14 Verletzte",
 "Beide Schiffe erreichten den Hafen aus eigener Kraft.", "Anna Weiß", [
 "Vor dem Hafen von Port Aldous sind am Montagmorgen zwei Passagierfähren im dichten Nebel zusammengestoßen. 14 Menschen wurden verletzt, zwei von ihnen schwer.",
 "Die „Kittiwake“ traf nach Angaben der Hafenbehörde das Heck der kleineren „Sandpiper“. An Bord der größeren Fähre waren 212 Menschen.",
 "„Wir spürten einen langen Stoß, dann lagen alle auf dem Boden“, sagte der Lehrer Tomas Reyl, der jeden Tag mit der Fähre fährt.",
 "Hafenmeisterin Ingrid Fossum sagte, die Sicht habe unter 80 Metern gelegen. Vier Inspektoren untersuchen den Unfall."]),
("zins", "2026-10-30", "07:00", "Wirtschaft", "Zentralbank lässt Leitzins bei 3,5 Prozent",
 "Eine Senkung im Dezember gilt als möglich.", "Karl Brenner", [
 "Die Zentralbank hat ihren Leitzins am Donnerstag bei 3,5 Prozent belassen. Eine Senkung stellte Gouverneurin Stella Moreau für den Fall in Aussicht, dass die Getreidepreise weiter fallen.",
 "„Wir sehen die Küste, aber wir sind nicht gelandet“, sagte Moreau vor Journalisten in Bergamot. Die Inflation ist auf 2,6 Prozent gesunken.",
 "Drei von neun Mitgliedern des Rates stimmten für eine Senkung um einen Viertelpunkt. Die nächste Entscheidung fällt am 10. Dezember."]),
],
"fr": [
("barrage", "2026-10-23", "09:10", "Monde", "Barrage de Lindmoor : 3 000 habitants évacués après la découverte de fissures",
 "Les ingénieurs abaissent le niveau du lac.", "Claire Marchand", [
 "Environ 3 000 personnes ont dû quitter jeudi soir la vallée située sous le barrage de Lindmoor, après la découverte de deux fissures dans son aile orientale.",
 "La plus longue mesure onze mètres et laisse passer l’eau, a indiqué l’office régional des eaux. Les vannes ont été ouvertes à 19 heures.",
 "« Le barrage n’est pas sur le point de céder, et nous n’allons pas attendre qu’il le soit », a déclaré l’ingénieure en chef, Petra Holm.",
 "Des autocars ont conduit les familles dans un gymnase de Caldbridge. De la pluie est annoncée jusqu’à samedi."]),
("lune", "2026-10-22", "18:00", "Sciences", "Le robot Petrel découvre de la glace d’eau au pôle Sud de la Lune",
 "", "Hugo Lemaire", [
 "Le robot Petrel a foré de la glace d’eau dans un cratère proche du pôle Sud de la Lune, a annoncé mercredi le consortium qui l’exploite.",
 "La foreuse a rencontré la glace à quarante centimètres de profondeur. Elle contiendrait entre 5 et 8 % d’eau.",
 "« Elle est sale, dure, et c’est exactement ce que nous espérions », a dit la responsable scientifique de la mission, Noor Haddad."]),
],
"es": [
("grano", "2026-10-21", "10:00", "Internacional", "Sarnia y Veldmark acuerdan reabrir el corredor del grano",
 "El primer convoy podría zarpar el 28 de octubre.", "Inés Robledo", [
 "Sarnia y Veldmark acordaron el martes reabrir el corredor del grano por el estrecho de Tolmin, cerrado desde que en agosto se disparó contra una patrullera.",
 "Convoyes de hasta doce barcos navegarán dos veces por semana bajo la mirada de observadores de ambas partes.",
 "«El pan volverá a moverse», dijo la mediadora, Lucia Amar, tras cuatro días de conversaciones.",
 "El ministro de Exteriores de Sarnia, Viktor Halasz, calificó el acuerdo de «prueba, no regalo»."]),
("túnel", "2026-11-09", "08:20", "Internacional", "Port Aldous rechaza el túnel del puerto por 812 votos",
 "", "Inés Robledo", [
 "Los votantes de Port Aldous rechazaron el domingo el plan de construir un túnel bajo el puerto por una diferencia de 812 votos.",
 "La participación fue del 68 %, la más alta en treinta años.",
 "«La ciudad ha hablado, en voz muy baja y por los dos lados», dijo la alcaldesa, Carla Vance, que descartó otra consulta en su mandato."]),
],
"ar": [
("حبوب", "2026-10-29", "09:00", "العالم", "أول قافلة حبوب تعبر مضيق تولمين تحت أعين المراقبين",
 "", "سامي الحداد", [
 "عبرت تسع سفن محملة بالقمح مضيق تولمين يوم الأربعاء، في أول قافلة منذ إغلاق الممر في أغسطس الماضي.",
 "ولم يسجل المراقبون على الضفتين أي حادث. وقال قائد القافلة إلياس نور: «كان أكثر أيام حياتي المهنية مللا، وأتمنى المزيد منها».",
 "وأعلنت وزيرة خارجية فيلدمارك أودا رويتر أن قافلة ثانية من اثنتي عشرة سفينة ستنطلق يوم السبت."]),
("قمر", "2026-11-08", "07:30", "علوم", "المركبة بتريل تستيقظ بعد عشرة أيام في البرد",
 "", "ليلى منصور", [
 "ردت المركبة بتريل على نداء من الأرض يوم السبت، بعد عشرة أيام من الصمت في فوهة قرب القطب الجنوبي للقمر.",
 "وأفادت المركبة بأن بطاريتها عند ستة في المئة وأن أحد سخاناتها تعطل.",
 "وقالت كبيرة العلماء نور حداد إن المركبة سترتاح وتشحن بطاريتها ثلاثة أيام."]),
],
"ja": [
("月", "2026-10-22", "10:00", "科学", "探査車ペトレル、月の南極のクレーターで水の氷を発見",
 "", "佐藤 健", [
 "月の南極付近のクレーターで、探査車ペトレルが水の氷を掘り当てたと、運営する共同事業体が水曜日に発表した。",
 "ドリルは深さ四十センチで、ちりの混じった氷に達した。水の割合は五から八パーセントとみられる。",
 "「汚れていて硬い。まさに期待していたものだ」と、主任科学者のノール・ハダド氏は語った。日照が続くのはあと九日間で、さらに三つの穴を掘る予定だ。"]),
("投票", "2026-11-09", "09:30", "国際", "ポート・オルダス、港のトンネルを812票差で否決",
 "", "田中 美咲", [
 "ポート・オルダスの市民は日曜日、港の下にトンネルを建設する計画を八百十二票差で否決した。投票率は六十八パーセントで、過去三十年で最も高かった。",
 "カーラ・ヴァンス市長は「街はとても静かに、両側から語った」と述べ、任期中の再投票を否定した。"]),
],
}
