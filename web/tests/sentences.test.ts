// Sentences of the server that name a verb or a route read as words, in both languages.
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '@shared/contract'
import { say, setLanguage, useSentences } from '@shared/language'
import { sentenceOf } from '@shared/problem'

beforeAll(() =>
  useSentences({
    'zh-CN': () => import('@messages/zh-CN.json'),
    en: () => import('@messages/en.json'),
  }),
)
describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it('the step that one has done already has its name', async () => {
    await setLanguage(language)
    const said = say('same_person_two_steps', { step: 'run_settlement' })
    expect(said).toBeTruthy()
    expect(said).not.toContain('run_settlement')
  })
  it('what a role may not read is said by the sentence that came with the refusal', async () => {
    await setLanguage(language)
    const refusal = {
      code: 'role_may_not',
      params: { role: 'PROV', verb: 'list_applications', who: 'TOWN' },
      detail_zh: '您的角色（省级）不能办理 看报名；可以办理的角色：乡镇（街道）',
      detail_en: 'your role (province) may not do: See the applications; who may: town',
    } as unknown as ProblemBody
    const own = language === 'en' ? refusal.detail_en : refusal.detail_zh
    expect(sentenceOf(refusal)).toBe(own)
  })
})
