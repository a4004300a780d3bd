import { createApp } from 'vue'
import '@shared/base.css'
import { onDevice } from '@shared/device'
import { chosenLanguage, setLanguage, useWords } from '@shared/language'
import { keptTypeSize, setTypeSize, typeSizes } from '@shared/type_size'
import PublicApp from './PublicApp.vue'

document.documentElement.dataset.door = 'public'
// /v keeps nothing on the device: its links say the size.
const asked = new URLSearchParams(location.search).get('type')
setTypeSize(typeSizes.find((size) => size === asked) ?? keptTypeSize())
useWords({
  'zh-CN': () => import('@shared/strings/zh-CN.json?public'),
  en: () => import('@shared/strings/en.json?public'),
})
const kept = onDevice.get('yigang.language')
void setLanguage(chosenLanguage(location.search, kept)).then(() =>
  createApp(PublicApp).mount('#app'),
)
