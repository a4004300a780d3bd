import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '@shared/base.css'
import './theme.css'
import { whenPasswordIsDue, whenSessionIsLost } from '@shared/api'
import { onDevice } from '@shared/device'
import { chosenLanguage, setLanguage, useSentences } from '@shared/language'
import { keptTypeSize, setTypeSize } from '@shared/type_size'
import OfficeApp from './OfficeApp.vue'
import { router } from './router'
import { useSession } from './session'

document.documentElement.dataset.door = 'office'
setTypeSize(keptTypeSize())
useSentences({
  'zh-CN': () => import('@messages/zh-CN.json'),
  en: () => import('@messages/en.json'),
})
start()

function start(): void {
  const kept = onDevice.get('yigang.language')
  void setLanguage(chosenLanguage(location.search, kept)).then(() => {
    const app = createApp(OfficeApp).use(createPinia()).use(router)
    whenSessionIsLost(() => {
      useSession().forget()
      const at = router.currentRoute.value
      if (at.name !== 'sign-in')
        void router.push({ name: 'sign-in', query: { back: at.fullPath, lost: '1' } })
    })
    whenPasswordIsDue(() => {
      useSession().mustChangePassword = true
      void router.push({ name: 'account' })
    })
    app.mount('#app')
  })
}
