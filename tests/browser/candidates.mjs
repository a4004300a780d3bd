// Persons on their way to a post, through the API: announced posts of one village, applicants, their
// review and their notice. Fictitious numbers: nobody has these area prefixes.
import { kTown, kUnit, kVillage, seed } from './seed.mjs'
import { Person } from './world.mjs'

// With its check character (GB 11643).
export function numberOf(birth, sequence) {
  const body = `372599${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * weights[at], 0)
  return body + '10X98765432'[sum % 11]
}

export class Candidates {
  static async of(world) {
    // Whichever script comes first finds an empty world.
    if (!world.seeded) await seed(world)
    world.seeded = true
    const all = new Candidates()
    all.world = world
    for (const login of ['county1', 'county2', 'town1', 'town2', 'village1'])
      all[login] = await Person.of(world, login)
    return all
  }
  async announce(title, count) {
    const { county1: county, town1: town, world } = this
    const host = { place: kVillage, kind: 'town_or_village', name: `${title}用人单位` }
    const { id: hostId } = await town.post('/api/v1/hosts', host)
    const { ids: posts } = await town.post('/api/v1/posts', {
      host: hostId,
      place: kVillage,
      year: 2022,
      side: 'rural',
      kind: 'ordinary',
      self_increase: false,
      title,
      items: [{ category_no: 2, item_no: 2 }],
      department: '农业农村局',
      post_type: 'ordinary',
      band: '40h',
      count,
    })
    await county.post('/api/v1/posts/approve', { posts })
    const { id: announcement } = await town.post('/api/v1/announcements', {
      unit: kUnit,
      town: kTown,
      title: `${title}招聘公告`,
      body: '详见附件',
      side: 'rural',
      opens_on: world.day,
      closes_on: world.day,
      off_season_reason: '村里空岗，急需补充',
      posts,
    })
    await county.post(`/api/v1/announcements/${announcement}/publish`, {})
    return { posts, announcement }
  }
  // Names and numbers of the sequence, by announcement: { name, person, application }.
  async apply(announcement, names, from) {
    const made = []
    for (const [at, name] of names.entries()) {
      const resident_number = numberOf('1968-05-04', from + 2 * at)
      const { id: person } = await this.town1.post('/api/v1/persons', {
        village: kVillage,
        name,
        resident_number,
      })
      const { id: application } = await this.town1.post('/api/v1/applications', {
        announcement,
        person,
        groups: [{ group: 'older', expanded_name: '' }],
        re_recognised: false,
      })
      made.push({ name, person, application })
    }
    return made
  }
  // All pass; the first with the most votes.
  async review(announcement, people) {
    const { village1: village, world } = this
    const { id } = await village.post('/api/v1/reviews', {
      announcement,
      village: kVillage,
      held_on: world.day,
      location: '村委会',
      chair: '赵某',
      recorder: '钱某',
      expected: 25,
      present: 21,
    })
    const votes = people.map(({ application }, at) => ({
      application,
      agree: 20 - at,
      against: 1 + at,
      abstain: 0,
      remark: '',
    }))
    await village.post(`/api/v1/reviews/${id}/close`, { votes, evidence: '签到表 1 页' })
  }
  notice(title, people) {
    return this.town2.post('/api/v1/notices', {
      place: kVillage,
      title,
      hotline: '0635-0000000',
      applications: people.map(({ application }) => application),
    })
  }
}
