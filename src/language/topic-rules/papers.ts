import type { TopicRule } from './topic-rule.js'

/** What has to be handed in on other occasions than the application itself. */
export const PAPER_RULES: readonly TopicRule[] = [
  {
    topic: 'contractPapers',
    needs: ['filedContract', 'filing', 'handedIn', 'contract'],
    unless: ['renewalFilingWord', 'howLong'],
    firm: true,
    sentence: '合同拿去备案附哪几样',
  },
  {
    topic: 'lateStartPapers',
    needs: ['lateStart', 'handedIn', 'deferral'],
    firm: true,
    sentence: '暂缓实施的说明怎么写',
  },
  {
    topic: 'changePapers',
    needs: ['changeRequest', 'alteration', 'handedIn'],
    firm: true,
    sentence: '变更要带哪些东西',
  },
  {
    topic: 'reapplyPapers',
    needs: ['afterSuspension', 'handedIn', 'suspended'],
    firm: true,
    sentence: '停报满了重新来，要补什么',
  },
  {
    topic: 'reapplyPapers',
    needs: ['afterSuspension', 'handedIn', 'study'],
    firm: true,
    sentence: '补充论证要交哪些资料',
  },
  {
    topic: 'fastTrackPapers',
    needs: ['fastRequest', 'handedIn', 'urgentWork'],
    firm: true,
    sentence: '绿色通道提交点什么',
  },
  {
    topic: 'renewalPapers',
    needs: ['renewalFilingWord', 'filing', 'handedIn'],
    firm: true,
    sentence: '续签备案清单给一份',
  },
  {
    topic: 'itemFilingPapers',
    needs: ['itemFiling', 'filing', 'handedIn'],
    unless: ['ownApplication'],
    firm: true,
    sentence: '密评备案送什么过来',
  },
]
