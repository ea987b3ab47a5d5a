type Json = Record<string, unknown>

const plain = (content: string): Json => ({ tag: 'plain_text', content })
const line = (content: string, look: Json = {}): Json => ({
  tag: 'div',
  text: { ...plain(content), ...look },
})
const icon = (token: string, color = 'blue'): Json => ({ tag: 'standard_icon', token, color })
const card = (title: string, elements: readonly Json[], more: Json = {}): Json => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false },
  header: { title: plain(title), template: 'blue', ...more },
  body: { direction: 'vertical', vertical_spacing: '8px', elements },
})
const callback = (value: Json): Json => ({ type: 'callback', value })
const button = (text: string, more: Json = {}): Json => ({
  tag: 'button',
  text: plain(text),
  behaviors: [callback({ a: text })],
  ...more,
})
const column = (elements: readonly Json[], more: Json = {}): Json => ({
  tag: 'column',
  width: 'weighted',
  weight: 1,
  elements,
  ...more,
})
const option = (text: string, value = text): Json => ({ text: plain(text), value })

const TEMPLATES = ['blue', 'wathet', 'turquoise', 'green', 'yellow', 'orange', 'red'] as const
const OTHERS = ['carmine', 'violet', 'purple', 'indigo', 'grey', 'default'] as const

/** One card for each colour of the header, with subtitle, icon and three tags. */
export const headerCards = (): Json[] =>
  [...TEMPLATES, ...OTHERS].map((template) =>
    card(`标题 ${template}`, [line('正文')], {
      template,
      subtitle: plain('编号 2027-001 · 截止 1月15日 18:00'),
      icon: icon('vote_outlined'),
      text_tag_list: ['orange', 'neutral', 'green'].map((color) => ({
        tag: 'text_tag',
        text: plain('待反馈'),
        color,
      })),
    }),
  )

const markdown = (picture: string): string => `# 一级标题
## 二级标题
### 三级标题
**粗体**、*斜体*、~~删除~~、\`行内代码\`，<font color='red'>红字</font>与<font color='green'>绿字</font>，<text_tag color='blue'>标签</text_tag> <number_tag background_color='orange'>3</number_tag>
提醒<at id=ou_a></at>和<person id='ou_b'></person>，<at id=all></at>，换行<br>之后
[文档链接](https://example.cn/a?b=1) 与 <a href='https://example.cn'>另一处</a>
时间：<local_datetime millisecond='1767225600000' format_type='date'></local_datetime>
<hr>
- 第一项
  - 第一项之一
  - 第一项之二
    1. 更深一层
- 第二项
3. 从三开始
4. 接着四
> 引用一行
> 引用两行

| 单位 | 态度 | 金额 |
| --- | :---: | ---: |
| 区财政局 | 同意 | 135 |
| 区档案局 | **其他意见** | 1,200 |

\`\`\`json
{ "a": 1 }
\`\`\`
![示意图](${picture})
转义\\*不是斜体\\*，3 < 5 && 7 > 6，a_b_c`

/** Everything that is only looked at; `picture`: the key of an image of the app. */
export const textCard = (picture: string): Json =>
  card('文字与图片', [
    { tag: 'markdown', content: markdown(picture) },
    { tag: 'hr' },
    ...['heading-1', 'heading-3', 'heading', 'normal', 'notation'].map((text_size) =>
      line(`字号 ${text_size}`, { text_size }),
    ),
    ...['red', 'orange', 'green', 'blue', 'grey'].map((text_color) =>
      line(`颜色 ${text_color}`, { text_color }),
    ),
    line('居中的一行', { text_align: 'center' }),
    line('最多两行。'.repeat(40), { lines: 2 }),
    { ...line('带图标的一行'), icon: icon('calendar_outlined', 'orange') },
    { tag: 'person', user_id: 'ou_a', style: 'capsule', show_name: true },
    {
      tag: 'person_list',
      persons: [{ id: 'ou_a' }, { id: 'ou_b' }],
      drop_invalid_user_id: true,
      show_name: true,
    },
    { tag: 'img', img_key: picture, alt: plain('会场平面图'), title: plain('会场') },
  ])

/** Columns of every kind, nested too, and what is folded or pressed as a whole. */
export const layoutCard = (): Json =>
  card('分栏与容器', [
    ...['none', 'stretch', 'flow', 'bisect', 'trisect'].map((flex_mode) => ({
      tag: 'column_set',
      flex_mode,
      horizontal_spacing: '8px',
      columns: ['甲', '乙', '丙'].map((name) =>
        column(
          [line(`${flex_mode} ${name}`), line('说明文字', { text_size: 'notation', text_color: 'grey' })],
          {
            background_style: 'grey',
            ...(flex_mode === 'flow' ? { width: '160px' } : {}),
          },
        ),
      ),
    })),
    {
      tag: 'column_set',
      columns: [
        column([line('标签', { text_color: 'grey' })], { width: '96px' }),
        column([
          line('135万元'),
          { tag: 'column_set', columns: [column([line('内层甲')]), column([line('内层乙')])] },
        ]),
      ],
      action: { multi_url: { url: 'https://example.cn/x' } },
    },
    {
      tag: 'collapsible_panel',
      expanded: true,
      header: {
        title: plain('依据 四（二）'),
        icon: icon('down-small-ccm_outlined', 'grey'),
        icon_position: 'right',
        icon_expanded_angle: -180,
      },
      border: { color: 'grey', corner_radius: '5px' },
      elements: [line('条款原文。'), button('折叠内的按钮')],
    },
    {
      tag: 'collapsible_panel',
      header: { title: { tag: 'markdown', content: '**未展开**的面板' }, background_color: 'grey' },
      elements: [line('看不见')],
    },
    {
      tag: 'interactive_container',
      has_border: true,
      corner_radius: '8px',
      behaviors: [callback({ a: 'whole' })],
      elements: [line('整块可点'), line('点任何一处', { text_color: 'grey' }), button('里面的按钮')],
    },
    {
      tag: 'interactive_container',
      background_style: 'grey',
      disabled: true,
      disabled_tips: plain('现在不能点这一块'),
      behaviors: [callback({ a: 'off' })],
      elements: [line('不可点的一块')],
    },
  ])

const TYPES = ['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text', 'primary_filled']

/** Buttons of every look, and everything outside a form that sends at once. */
export const buttonCard = (): Json =>
  card('按钮', [
    {
      tag: 'column_set',
      flex_mode: 'flow',
      columns: [...TYPES, 'danger_filled', 'laser'].map((type) =>
        column([button(type, { type })], { width: 'auto' }),
      ),
    },
    {
      tag: 'column_set',
      flex_mode: 'flow',
      columns: ['tiny', 'small', 'medium', 'large'].map((size) =>
        column([button(`大小 ${size}`, { size })], { width: 'auto' }),
      ),
    },
    button('整行的按钮', { width: 'fill', type: 'primary_filled', icon: icon('edit_outlined', 'grey') }),
    button('不能按的按钮', { disabled: true, disabled_tips: plain('尚未到反馈时间') }),
    button('有提示的按钮', { hover_tips: plain('会发给全体成员') }),
    line('单独的选择'),
    {
      tag: 'select_static',
      name: 'alone',
      placeholder: plain('请选择'),
      options: [option('甲'), option('乙')],
      behaviors: [callback({ a: 'alone' })],
    },
    { tag: 'checker', name: 'done', text: plain('已阅知'), checked_style: { show_strikethrough: true } },
    {
      tag: 'overflow',
      options: [option('转发办公室', 'forward'), option('标记完成', 'done')],
      behaviors: [callback({ a: 'more' })],
    },
    {
      tag: 'input',
      name: 'say',
      label: plain('留言'),
      placeholder: plain('写完按回车'),
      behaviors: [callback({ a: 'say' })],
    },
  ])

/** A form with every kind of field. */
export const formCard = (mark = ''): Json =>
  card('表单', [
    ...(mark === '' ? [] : [line(mark)]),
    {
      tag: 'form',
      name: 'all',
      vertical_spacing: '8px',
      elements: [
        {
          tag: 'input',
          name: 'title',
          label: plain('事项'),
          required: true,
          max_length: 60,
          placeholder: plain('一句话'),
        },
        {
          tag: 'input',
          name: 'left',
          label: plain('编号'),
          label_position: 'left',
          default_value: '2027-001',
        },
        {
          tag: 'input',
          name: 'long',
          label: plain('意见'),
          input_type: 'multiline_text',
          rows: 3,
          max_length: 1000,
        },
        { tag: 'input', name: 'secret', label: plain('口令'), input_type: 'password' },
        {
          tag: 'input',
          name: 'off',
          label: plain('不可填'),
          disabled: true,
          disabled_tips: plain('由办公室填写'),
        },
        line('态度'),
        {
          tag: 'select_static',
          name: 'stance',
          required: true,
          placeholder: plain('请选择'),
          options: [option('同意'), option('不同意')],
        },
        line('列席单位'),
        {
          tag: 'multi_select_static',
          name: 'units',
          placeholder: plain('可选多个'),
          options: [option('区财政局'), option('区档案局'), option('区大数据中心')],
          selected_values: ['区财政局'],
        },
        line('经办人'),
        { tag: 'select_person', name: 'person', placeholder: plain('请选择') },
        line('抄送'),
        { tag: 'multi_select_person', name: 'copies', options: [{ value: 'ou_a' }, { value: 'ou_b' }] },
        line('日期'),
        { tag: 'date_picker', name: 'day', placeholder: plain('请选择') },
        line('时间'),
        { tag: 'picker_time', name: 'time', placeholder: plain('请选择') },
        line('反馈截止'),
        { tag: 'picker_datetime', name: 'until', placeholder: plain('请选择日期和时间') },
        { tag: 'checker', name: 'known', text: plain('已征求意见') },
        {
          tag: 'column_set',
          columns: [
            column([
              button('提交', {
                name: 'submit',
                form_action_type: 'submit',
                type: 'primary_filled',
                width: 'fill',
                confirm: { title: plain('确认提交'), text: plain('提交后可在截止前修改。') },
              }),
            ]),
            column([button('清空', { name: 'reset', form_action_type: 'reset', width: 'fill' })]),
          ],
        },
      ],
    },
  ])

/** A table of three pages with cells of every kind. */
export const tableCard = (): Json =>
  card('表格', [
    {
      tag: 'table',
      page_size: 5,
      row_height: 'middle',
      freeze_first_column: true,
      header_style: { background_style: 'grey', bold: true, text_align: 'left' },
      columns: [
        { name: 'unit', display_name: '单位', data_type: 'text', width: '140px' },
        { name: 'state', display_name: '状态', data_type: 'options', width: '120px' },
        { name: 'who', display_name: '参会人', data_type: 'persons' },
        { name: 'at', display_name: '回执时间', data_type: 'date', date_format: 'MM/DD HH:mm' },
        {
          name: 'sum',
          display_name: '金额',
          data_type: 'number',
          format: { symbol: '¥', precision: 2, separator: true },
        },
        { name: 'note', display_name: '说明', data_type: 'markdown', width: '200px' },
      ],
      rows: Array.from({ length: 12 }, (_, index) => ({
        unit: `第${index + 1}个单位`,
        state: index % 2 === 0 ? [{ text: '到会', color: 'green' }] : [{ text: '请假', color: 'orange' }],
        who: index % 3 === 0 ? ['ou_a', 'ou_b'] : 'ou_a',
        at: 1_767_225_600_000 + index * 3_600_000,
        sum: 1234.5 * (index + 1),
        note: '**已阅**，[文件](https://example.cn)',
      })),
    },
  ])

/** Bars, shares and progress, each with the numbers a listener gets. */
export const chartCard = (): Json =>
  card('图表', [
    {
      tag: 'chart',
      aspect_ratio: '16:9',
      color_theme: 'rainbow',
      chart_spec: {
        type: 'bar',
        title: { text: '各类项目件数' },
        data: {
          values: [
            { kind: '新建', half: '上半年', count: 8 },
            { kind: '新建', half: '下半年', count: 5 },
            { kind: '运维', half: '上半年', count: 12 },
            { kind: '运维', half: '下半年', count: 9 },
          ],
        },
        xField: ['kind', 'half'],
        yField: 'count',
        seriesField: 'half',
        legends: { visible: true, orient: 'bottom' },
      },
    },
    {
      tag: 'chart',
      aspect_ratio: '16:9',
      chart_spec: {
        type: 'pie',
        title: { text: '态度分布' },
        data: [
          {
            id: 'stances',
            values: [
              { type: '同意', value: 7 },
              { type: '同意但有修改意见', value: 2 },
              { type: '不同意', value: 1 },
            ],
          },
        ],
        valueField: 'value',
        categoryField: 'type',
        outerRadius: 0.8,
        innerRadius: 0.5,
        legends: { visible: true, orient: 'bottom' },
      },
    },
    {
      tag: 'chart',
      height: '64px',
      chart_spec: {
        type: 'linearProgress',
        data: { values: [{ type: '已反馈', value: 0.64 }] },
        direction: 'horizontal',
        xField: 'value',
        yField: 'type',
        seriesField: 'type',
      },
    },
  ])

/** Every component, a card each kind; `picture`: the key of an image of the app. */
export const componentCards = (picture: string): Json[] => [
  ...headerCards(),
  textCard(picture),
  layoutCard(),
  buttonCard(),
  formCard(),
  tableCard(),
  chartCard(),
]
