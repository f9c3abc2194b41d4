/** What a new organisation starts with; each makes it its own. Ids are stable. */
export const defaultThemes = [
  { id: 'childs-voice', name: 'Child’s voice and lived experience' },
  { id: 'direct-work', name: 'Direct work' },
  { id: 'identity', name: 'Identity, culture, language and communication' },
  { id: 'life-story', name: 'Life-story work' },
  { id: 'assessment-risk', name: 'Assessment and risk' },
  { id: 'plan-difference', name: 'Plan and the difference made' },
  { id: 'family-partnership', name: 'Partnership with family' },
  { id: 'multi-agency', name: 'Multi-agency working' },
  { id: 'exploitation-missing', name: 'Exploitation and missing' },
  { id: 'supervision', name: 'Supervision and management oversight' },
  { id: 'tools-forms', name: 'Tools and forms in the way' },
  { id: 'support-colleagues', name: 'Support for colleagues' },
] as const;

export const defaultStandards = [
  { id: 'children-heard', name: 'Children are heard' },
  { id: 'relationships-first', name: 'Relationships come first' },
  { id: 'strengths-built-on', name: 'Strengths are built on' },
  { id: 'risk-together', name: 'Risk is understood together' },
  { id: 'plans-difference', name: 'Plans make a difference' },
  { id: 'decisions-timely', name: 'Decisions are timely' },
  { id: 'learn-openly', name: 'We learn openly' },
  { id: 'colleagues-supported', name: 'Colleagues are supported' },
] as const;
