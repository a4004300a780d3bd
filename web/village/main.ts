import { createApp } from 'vue'
import '@shared/base.css'
import './door.css'
import { whenPasswordIsDue, whenSessionIsLost } from '@shared/api'
import { onDevice } from '@shared/device'
import { chosenLanguage, setLanguage, useSentences, useWords } from '@shared/language'
import { keptTypeSize, setTypeSize } from '@shared/type_size'
import { loadEntries } from './queue'
import { lostSession, open, passwordIsDue } from './session'
import VillageApp from './VillageApp.vue'

document.documentElement.dataset.door = 'village'
setTypeSize(keptTypeSize())
useWords({
  'zh-CN': () => import('@shared/strings/zh-CN.json?village'),
  en: () => import('@shared/strings/en.json?village'),
})
useSentences({
  'zh-CN': () => import('@messages/zh-CN.json?village'),
  en: () => import('@messages/en.json?village'),
})
whenSessionIsLost(lostSession)
whenPasswordIsDue(passwordIsDue)
// The worker keeps what lies below /c/; the address without the stroke would not open offline.
if (location.pathname === '/c') history.replaceState(null, '', '/c/' + location.search)
if (import.meta.env.PROD) void navigator.serviceWorker?.register('/c/sw.js').catch(() => {})
const kept = onDevice.get('yigang.language')
void Promise.all([setLanguage(chosenLanguage(location.search, kept)), loadEntries()]).then(() => {
  createApp(VillageApp).mount('#app')
  void open()
})
