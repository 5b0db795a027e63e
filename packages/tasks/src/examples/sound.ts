import { buildForm } from '../build-form.ts';
import type { ExampleForm } from './example-form.ts';
import { heading, optionsOf, text } from './example-form.ts';

const transcription: ExampleForm = {
  id: 'transcription',
  title: 'Transcribe a recording',
  description: 'Write down what is said.',
  group: 'Sound',
  form: buildForm(
    [heading('Listen and write'), { kind: 'audio', url: '{{audio_url}}', label: 'The recording' }],
    [
      {
        kind: 'longText',
        name: 'transcript',
        label: 'What is said?',
        help: 'Word for word. Write [unclear] for what cannot be understood.',
        required: true,
        maxLength: 5_000,
      },
      {
        kind: 'singleChoice',
        name: 'quality',
        label: 'How clear is the recording?',
        required: true,
        presentation: 'buttons',
        choices: optionsOf({ clear: 'Clear', noisy: 'Noisy', unusable: 'Cannot be used' }),
      },
    ],
  ),
  rows: [{ audio_url: '/examples/announcement.wav' }],
};

const segments: ExampleForm = {
  id: 'audio-segments',
  title: 'Mark parts of a recording',
  description: 'From when to when there is speech, music or noise.',
  group: 'Sound',
  form: buildForm(
    [heading('What is heard when?')],
    [
      {
        kind: 'segments',
        name: 'parts',
        label: 'Mark each part of the recording',
        required: true,
        source: '{{audio_url}}',
        choices: optionsOf({ speech: 'Speech', music: 'Music', noise: 'Noise' }),
      },
    ],
  ),
  rows: [{ audio_url: '/examples/call.wav' }],
};

const pronunciation: ExampleForm = {
  id: 'pronunciation',
  title: 'Rate a pronunciation',
  description: 'How natural does a spoken word sound?',
  group: 'Sound',
  form: buildForm(
    [
      heading('Listen to one word'),
      text('It should be: {{word}}'),
      { kind: 'audio', url: '{{audio_url}}', label: 'The word, spoken' },
    ],
    [
      { kind: 'yesNo', name: 'right_word', label: 'Is it this word?', required: true },
      {
        kind: 'number',
        name: 'natural',
        label: 'How natural does it sound?',
        required: true,
        integer: true,
        min: 1,
        max: 5,
        presentation: 'rating',
        minLabel: 'Like a machine',
        maxLabel: 'Like a person',
      },
    ],
  ),
  rows: [{ word: 'comfortable', audio_url: '/examples/word.wav' }],
};

export const soundExamples = [transcription, segments, pronunciation];
