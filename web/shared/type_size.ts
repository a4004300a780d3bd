// 标准 / 大字 / 特大: an attribute on <html> that tokens.css reads; kept per device.
import { ref } from 'vue'
import { onDevice } from './device'

export const typeSizes = ['standard', 'large', 'huge'] as const
export type TypeSize = (typeof typeSizes)[number]
export const typeSize = ref<TypeSize>('standard')

export function setTypeSize(size: TypeSize): void {
  typeSize.value = size
  document.documentElement.dataset.type = size
  onDevice.set('yigang.type', size)
}

export function keptTypeSize(): TypeSize {
  const kept = onDevice.get('yigang.type')
  return typeSizes.find((size) => size === kept) ?? 'standard'
}
