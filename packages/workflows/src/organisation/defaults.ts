/** What a new organisation starts with; each makes it its own (`theme/codebook`). Ids are stable. */
export const defaultThemes = [
  {
    id: 'childs-voice',
    name: 'Child’s voice and lived experience',
    dimension: 'practice',
    definition: 'What children say, show and live through, and whether it shapes what we do.',
    useWhen:
      'A finding says what a child told or showed us, or that nobody asked, or that what was said changed the plan.',
    notWhen:
      'The work that helped a child to speak: that is direct work. What parents say: that is partnership with family.',
  },
  {
    id: 'direct-work',
    name: 'Direct work',
    dimension: 'practice',
    definition:
      'Time and tools with a child: play, drawing, Three Houses, words and pictures, a walk.',
    useWhen:
      'A finding is about doing something with a child so that they can understand or be understood.',
    notWhen:
      'What the child said in it (child’s voice), or telling them their own history (life-story work).',
  },
  {
    id: 'identity',
    name: 'Identity, culture, language and communication',
    dimension: 'practice',
    definition:
      'Who a child is to themselves: heritage, faith, language, disability, gender, and how they communicate.',
    useWhen:
      'An interpreter, signs, food, hair, faith, racism, or a plan that fits this child and no other.',
    notWhen: 'A diagnosis or need that is only listed, without what it means to the child.',
  },
  {
    id: 'life-story',
    name: 'Life-story work',
    dimension: 'practice',
    definition:
      'Helping a child to know their own story: why they moved, who loved them, what was decided.',
    useWhen:
      'Memory boxes, photographs, later-life letters, explaining a move, or the lack of them.',
    notWhen: 'Any other session with a child (direct work).',
  },
  {
    id: 'assessment-risk',
    name: 'Assessment and risk',
    dimension: 'practice',
    definition: 'How we understand harm, danger and safety, and how sure we are.',
    useWhen:
      'A finding is about what was weighed, missed, over- or under-estimated, or analysed well.',
    notWhen: 'A list of events without what was made of them. Exploitation has its own theme.',
  },
  {
    id: 'plan-difference',
    name: 'Plan and the difference made',
    dimension: 'practice',
    definition: 'Whether the plan says what should be different for the child, and whether it is.',
    useWhen:
      'Drift, a goal a family recognises, a review that changed something, a plan kept open without a reason.',
    notWhen: 'Tasks done or not done without a word on the difference.',
  },
  {
    id: 'family-partnership',
    name: 'Partnership with family',
    dimension: 'practice',
    definition:
      'Working with parents, carers, brothers, sisters and wider family as people who decide with us.',
    useWhen:
      'A family rang first, was asked, disagreed openly, was left out, or found their own answer.',
    notWhen: 'What a child says (child’s voice).',
  },
  {
    id: 'multi-agency',
    name: 'Multi-agency working',
    dimension: 'multiAgency',
    definition:
      'How schools, health, police and others hold the picture together with us, or do not.',
    useWhen:
      'Information shared or stuck, a joint visit, a strategy discussion, a partner who was not invited.',
    notWhen: 'A partner is merely named. Difference between our own teams.',
  },
  {
    id: 'exploitation-missing',
    name: 'Exploitation and missing',
    dimension: 'practice',
    definition: 'Children drawn into harm outside the home, and children who go missing.',
    useWhen:
      'Return conversations, mapping, criminal or sexual exploitation, going missing, contextual safeguarding.',
    notWhen: 'Risk inside the family (assessment and risk).',
  },
  {
    id: 'supervision',
    name: 'Supervision and management oversight',
    dimension: 'development',
    definition: 'What supervision and oversight give to the child’s plan and to the colleague.',
    useWhen:
      'Reflection, a reason recorded for a decision, a decision that waits, being heard or not in supervision.',
    notWhen: 'A colleague’s wish for training or time (support for colleagues).',
  },
  {
    id: 'tools-forms',
    name: 'Tools and forms in the way',
    dimension: 'barrier',
    definition: 'Systems, forms, panels and procedures that help or get in the way of the work.',
    useWhen:
      'A form repeats itself, a panel slows a decision, something is typed twice, or a tool saves time.',
    notWhen: 'Workload and cover (support for colleagues).',
  },
  {
    id: 'support-colleagues',
    name: 'Support for colleagues',
    dimension: 'development',
    definition:
      'What colleagues need in order to do this work well: time, cover, training, kindness.',
    useWhen: 'Caseload, duty cover, training that was wanted, a team that held somebody up.',
    notWhen: 'What is said in supervision about one child’s plan (supervision).',
  },
] as const;

export const defaultStandards = [
  {
    id: 'children-heard',
    name: 'Children are heard',
    definition: 'What a child says and shows shapes the plan, and the child knows how.',
  },
  {
    id: 'relationships-first',
    name: 'Relationships come first',
    definition: 'Children and families know their worker, and the worker knows them.',
  },
  {
    id: 'strengths-built-on',
    name: 'Strengths are built on',
    definition: 'What works in a family is named and used before anything is added.',
  },
  {
    id: 'risk-together',
    name: 'Risk is understood together',
    definition: 'Family and partners know what we worry about, in the same words as we do.',
  },
  {
    id: 'plans-difference',
    name: 'Plans make a difference',
    definition:
      'A plan says what will be different for the child, and somebody looks whether it is.',
  },
  {
    id: 'decisions-timely',
    name: 'Decisions are timely',
    definition: 'No child waits for a form, a panel or a signature.',
  },
  {
    id: 'learn-openly',
    name: 'We learn openly',
    definition: 'We say what did not go right, and what we did about it.',
  },
  {
    id: 'colleagues-supported',
    name: 'Colleagues are supported',
    definition: 'Colleagues have the time, the supervision and the learning that this work needs.',
  },
] as const;
