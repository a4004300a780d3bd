import { createApp } from 'vue'
import '@shared/base.css'
import { chosenLanguage, setLanguage } from '@shared/language'
import { keptTypeSize, setTypeSize } from '@shared/type_size'
import PublicApp from './PublicApp.vue'

document.documentElement.dataset.door = 'public'
setTypeSize(keptTypeSize())
const kept = localStorage.getItem('yigang.language')
void setLanguage(chosenLanguage(location.search, kept)).then(() =>
  createApp(PublicApp).mount('#app'),
)
