// What journeys in the fresh world find already done, through the API: the plan of 2022, one host
// with rates, two posts of one village, their announcement, and two persons who have applied.
import { Person } from './world.mjs'

export const kUnit = '371525'
export const kTown = '371525001'
export const kVillage = '371525001042'
const kUnits = [
  ['371502', 2550, 760],
  ['371503', 2100, 300],
  ['371581', 3100, 640],
  ['371525', 3100, 400],
  ['371522', 5000, 340],
  ['371521', 3400, 320],
  ['371524', 1500, 210],
  ['371526', 1700, 310],
  ['371571', 400, 170],
  ['371572', 600, 80],
  ['371573', 550, 70],
]
// Fictitious persons: nobody has these area prefixes.
const kPersons = [
  ['王秀英', '372599196903080024'],
  ['李建国', '37259919671001002X'],
]

export async function seed(world) {
  const city = await Person.of(world, 'city1')
  const county = await Person.of(world, 'county1')
  const town = await Person.of(world, 'town1')
  await city.post('/api/v1/plans/issue', {
    year: 2022,
    document: '聊政办字〔2022〕4号',
    issued_on: '2022-02-12',
    effective_from: '2022-01-01',
    reason: '',
    rural_approximate: true,
    urban_approximate: true,
    rural_total: 24000,
    urban_total: 3600,
    units: kUnits.map(([unit, rural, urban]) => ({ unit, rural, urban })),
  })
  const { id: standard } = await county.post('/api/v1/pay-standards', {
    unit: kUnit,
    side: 'rural',
    post_type: 'ordinary',
    band: '40h',
    rate: '18.00',
    from_day: '2022-01-01',
    document: '冠政发〔2021〕1号',
    document_day: '2021-12-01',
  })
  const second = await Person.of(world, 'county2')
  await second.post(`/api/v1/pay-standards/${standard}/confirm`, {})
  const host = { place: kVillage, kind: 'town_or_village', name: '戴屯社区' }
  const { id: hostId } = await town.post('/api/v1/hosts', host)
  const { ids: posts } = await town.post('/api/v1/posts', {
    host: hostId,
    place: kVillage,
    year: 2022,
    side: 'rural',
    kind: 'ordinary',
    self_increase: false,
    title: '村容保洁员',
    items: [{ category_no: 2, item_no: 2 }],
    department: '农业农村局',
    post_type: 'ordinary',
    band: '40h',
    count: 2,
  })
  await county.post('/api/v1/posts/approve', { posts })
  const { id: announcement } = await town.post('/api/v1/announcements', {
    unit: kUnit,
    town: kTown,
    title: '2022 年第一批招聘公告',
    body: '详见附件',
    side: 'rural',
    opens_on: '2022-03-01',
    closes_on: '2022-03-31',
    off_season_reason: '',
    posts,
  })
  await county.post(`/api/v1/announcements/${announcement}/publish`, {})
  const persons = []
  for (const [name, number] of kPersons) {
    const body = { village: kVillage, name, resident_number: number }
    const { id: person } = await town.post('/api/v1/persons', body)
    const { id: application } = await town.post('/api/v1/applications', {
      announcement,
      person,
      groups: [{ group: 'older', expanded_name: '' }],
      re_recognised: false,
    })
    persons.push({ name, number, person, application })
  }
  return { persons, posts }
}
