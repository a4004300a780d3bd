import { createApp } from 'vue'
import '@shared/base.css'
import { chosenLanguage, setLanguage, useWords } from '@shared/language'
import { keptTypeSize, setTypeSize } from '@shared/type_size'
import PublicApp from './PublicApp.vue'

document.documentElement.dataset.door = 'public'
setTypeSize(keptTypeSize())
useWords({
  'zh-CN': () => import('@shared/strings/zh-CN.json?public'),
  en: () => import('@shared/strings/en.json?public'),
})
const kept = localStorage.getItem('yigang.language')
void setLanguage(chosenLanguage(location.search, kept)).then(() =>
  createApp(PublicApp).mount('#app'),
)
