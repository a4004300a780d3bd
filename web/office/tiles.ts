// Where each of the eleven units stands on the tile map: column and row of a square, roughly as
// they lie to each other on the ground. No boundary data.
export const kTileColumns = 4
export const kTileRows = 4
export const tileOf: Record<string, { column: number; row: number }> = {
  '371581': { column: 0, row: 0 }, // 临清市
  '371526': { column: 2, row: 0 }, // 高唐县
  '371525': { column: 0, row: 1 }, // 冠县
  '371502': { column: 1, row: 1 }, // 东昌府区
  '371571': { column: 2, row: 1 }, // 开发区
  '371503': { column: 3, row: 1 }, // 茌平区
  '371522': { column: 0, row: 2 }, // 莘县
  '371573': { column: 1, row: 2 }, // 度假区
  '371572': { column: 2, row: 2 }, // 高新区
  '371524': { column: 3, row: 2 }, // 东阿县
  '371521': { column: 1, row: 3 }, // 阳谷县
}
