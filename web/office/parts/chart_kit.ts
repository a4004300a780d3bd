// The part of ECharts that the office draws with, named so that the rest is left out of the build;
// loaded only where a chart is.
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])
export { init }
export type { ECharts, EChartsCoreOption } from 'echarts/core'
