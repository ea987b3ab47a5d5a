export type Json = Record<string, unknown>

export const plain = (content: string) => ({ tag: 'plain_text', content })
export const behaviors = [{ type: 'callback', value: { a: 'go' } }]

/** A card that holds just these elements. */
export function card(...elements: unknown[]): Json {
  return { schema: '2.0', config: { update_multi: true }, body: { elements } }
}

/** The smallest element of each kind, with more properties or others. */
export const press = (more: Json = {}): Json => ({ tag: 'button', text: plain('同意'), behaviors, ...more })
export const submit = (more: Json = {}): Json => ({
  tag: 'button',
  name: 'go',
  form_action_type: 'submit',
  text: plain('提交'),
  ...more,
})
export const form = (...elements: unknown[]): Json => ({
  tag: 'form',
  name: 'f',
  elements: [...elements, submit()],
})
export const input = (more: Json = {}): Json => ({ tag: 'input', name: 'i', ...more })
export const option = (value: string) => ({ text: plain(value), value })
export const select = (more: Json = {}): Json => ({
  tag: 'select_static',
  name: 's',
  options: [option('甲'), option('乙')],
  ...more,
})
/** A field of each other kind, as it may stand in a form. */
export const day = (more: Json = {}): Json => ({ tag: 'date_picker', name: 'd', ...more })
export const time = (more: Json = {}): Json => ({
  tag: 'picker_time',
  name: 't',
  placeholder: plain('时间'),
  ...more,
})
export const both = (more: Json = {}): Json => ({
  tag: 'picker_datetime',
  name: 'b',
  placeholder: plain('时间'),
  ...more,
})
export const several = (more: Json = {}): Json => ({
  ...select({ name: 'm', ...more }),
  tag: 'multi_select_static',
})
export const person = (more: Json = {}): Json => ({ tag: 'select_person', name: 'p', ...more })
export const people = (more: Json = {}): Json => ({ tag: 'multi_select_person', name: 'q', ...more })
export const tick = (more: Json = {}): Json => ({ tag: 'checker', name: 'c', text: plain('已阅'), ...more })
export const lines = (more: Json = {}): Json => input({ input_type: 'multiline_text', ...more })
export const two = { options: [{ value: 'ou_a' }] }
export const row = (...elements: unknown[]): Json => ({
  tag: 'column_set',
  columns: [{ tag: 'column', elements }],
})
export const panel = (...elements: unknown[]): Json => ({
  tag: 'collapsible_panel',
  header: { title: plain('展开') },
  elements,
})
export const box = (more: Json = {}): Json => ({
  tag: 'interactive_container',
  behaviors,
  elements: [],
  ...more,
})
export const table = (cell: unknown, column: Json = {}, more: Json = {}): Json => ({
  tag: 'table',
  columns: [{ name: 'a', data_type: 'text', ...column }],
  rows: [{ a: cell }],
  ...more,
})
export const bars = { type: 'bar', data: { values: [{ x: '甲', y: 1 }] }, xField: 'x', yField: 'y' }
export const chart = (more: Json = {}, spec: Json = {}): Json => ({
  tag: 'chart',
  chart_spec: { ...bars, ...spec },
  ...more,
})

const choiceButton = (text: string, type: string, choice: string): Json => ({
  tag: 'button',
  type,
  width: 'fill',
  text: plain(text),
  behaviors: [{ type: 'callback', value: { a: 'vote', item: 'T-17', c: choice, v: 1 } }],
})

const column = (element: Json): Json => ({ tag: 'column', width: 'weighted', weight: 1, elements: [element] })

/** A card with buttons outside a form. */
export function voteCard(): Json {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      width_mode: 'fill',
      summary: { content: '书面意见征询：政务云扩容方案' },
    },
    header: {
      title: plain('书面意见征询：政务云扩容方案'),
      subtitle: plain('截止 1月15日 18:00'),
      template: 'blue',
      icon: { tag: 'standard_icon', token: 'vote_outlined' },
      text_tag_list: [{ tag: 'text_tag', text: plain('待反馈'), color: 'orange' }],
    },
    body: {
      direction: 'vertical',
      vertical_spacing: '8px',
      padding: '12px',
      elements: [
        { tag: 'div', text: plain('区政务数据局提请审议，请于截止前反馈。') },
        {
          tag: 'column_set',
          flex_mode: 'trisect',
          horizontal_spacing: '8px',
          columns: [
            column(choiceButton('同意', 'primary_filled', 'yes')),
            column(choiceButton('不同意', 'danger', 'no')),
            column(choiceButton('其他意见', 'default', 'abstain')),
          ],
        },
        { tag: 'hr' },
        {
          tag: 'div',
          text: { ...plain('应反馈 14　已反馈 9　未反馈 5'), text_size: 'notation', text_color: 'grey' },
        },
      ],
    },
  }
}

/** A card with a form: select, input, date-time picker, submit with confirmation, reset. */
export function opinionCard(): Json {
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false },
    header: { title: plain('书面意见：政务云扩容方案'), template: 'wathet' },
    body: {
      elements: [
        {
          tag: 'form',
          name: 'f_opinion',
          vertical_spacing: '8px',
          elements: [
            { tag: 'div', text: plain('态度') },
            {
              tag: 'select_static',
              name: 'stance',
              required: true,
              placeholder: plain('选择态度'),
              options: [
                { text: plain('无意见'), value: 'none' },
                { text: plain('有修改意见'), value: 'amend' },
              ],
            },
            {
              tag: 'input',
              name: 'opinion',
              input_type: 'multiline_text',
              rows: 5,
              max_length: 1000,
              label: plain('意见'),
              placeholder: plain('请填写'),
            },
            { tag: 'div', text: plain('拟反馈时间') },
            { tag: 'picker_datetime', name: 'reply_by', placeholder: plain('选择时间') },
            {
              tag: 'column_set',
              columns: [
                {
                  tag: 'column',
                  width: 'auto',
                  elements: [
                    {
                      tag: 'button',
                      name: 'btn_submit',
                      form_action_type: 'submit',
                      type: 'primary',
                      text: plain('提交'),
                      confirm: { title: plain('确认提交？'), text: plain('提交后可在截止前修改') },
                      behaviors: [{ type: 'callback', value: { a: 'opinion.submit', item: 'T-17', v: 2 } }],
                    },
                  ],
                },
                {
                  tag: 'column',
                  width: 'auto',
                  elements: [
                    { tag: 'button', name: 'btn_reset', form_action_type: 'reset', text: plain('清空') },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  }
}

/** A card with a table, a folded panel and a disabled button. */
export function rollCallCard(): Json {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plain('第三次联席会议：到会情况'), template: 'green' },
    body: {
      elements: [
        {
          tag: 'table',
          page_size: 10,
          row_height: 'low',
          freeze_first_column: true,
          header_style: { background_style: 'grey', bold: true, text_align: 'left' },
          columns: [
            { name: 'unit', display_name: '单位', data_type: 'text', width: '160px' },
            { name: 'state', display_name: '状态', data_type: 'options', width: '100px' },
            { name: 'who', display_name: '参会人', data_type: 'persons' },
            { name: 'at', display_name: '回执时间', data_type: 'date', date_format: 'MM/DD HH:mm' },
          ],
          rows: [
            {
              unit: '区发展改革局',
              state: [{ text: '到会', color: 'green' }],
              who: 'ou_a',
              at: 1767225700000,
            },
            {
              unit: '区财政局',
              state: [{ text: '请假', color: 'orange' }],
              who: ['ou_b'],
              at: 1767225800000,
            },
          ],
        },
        {
          tag: 'collapsible_panel',
          expanded: false,
          header: { title: plain('依据 四（六）') },
          elements: [{ tag: 'markdown', content: '**第六款** 会议须有半数以上成员单位到会。' }],
        },
        {
          tag: 'button',
          text: plain('开会'),
          type: 'primary',
          disabled: true,
          disabled_tips: plain('未达到法定到会数'),
          behaviors: [{ type: 'callback', value: { a: 'open' } }],
        },
      ],
    },
  }
}
