const unevenFound =
  'Frames come {{intervalMilliseconds, number(maximumFractionDigits: 1)}} ms apart, uneven by ±{{jitterMilliseconds, number(maximumFractionDigits: 2)}} ms.';
const missingFound =
  'Missing frames: {{count}} ({{percent, number(maximumSignificantDigits: 2)}} % of the take). Holes: {{places}}, the longest lasts {{longestMilliseconds, number(maximumFractionDigits: 0)}} ms.';
const missingOne = 'One frame is missing; the hole lasts {{longestMilliseconds, number(maximumFractionDigits: 0)}} ms.';
const travel = 'a foot on the belt travels {{centimetres, number(maximumSignificantDigits: 2)}} cm';
const open = 'The shutter was open for {{exposureMilliseconds, number(maximumSignificantDigits: 2)}} ms';
const openByEdges =
  'By the edges of what moves, the shutter was open for about {{exposureMilliseconds, number(maximumSignificantDigits: 2)}} ms (blur of {{pixels, number(maximumSignificantDigits: 2)}} px on the fastest)';
const openSharp =
  'The edges of what moves are sharp: the shutter was open for less than {{exposureMilliseconds, number(maximumSignificantDigits: 2)}} ms';
const atSpeed = `: meanwhile ${travel} at {{kilometresPerHour, number(maximumFractionDigits: 1)}} km/h.`;
const atUsualSpeed = `: meanwhile ${travel} at {{kilometresPerHour, number(maximumFractionDigits: 1)}} km/h. No belt speed was given, so a usual one is taken.`;
const atMost =
  '. In that time a foot on the belt travels up to {{centimetres, number(maximumSignificantDigits: 2)}} cm at {{kilometresPerHour, number(maximumFractionDigits: 1)}} km/h.';
const atMostUsual = `${atMost} No belt speed was given, so a usual one is taken.`;
const blurFound = {
  found: open + atSpeed,
  found_exposure: open + atSpeed,
  'found_exposure-usual-speed': open + atUsualSpeed,
  found_edges: openByEdges + atSpeed,
  'found_edges-usual-speed': openByEdges + atUsualSpeed,
  found_sharp: openSharp + atMost,
  'found_sharp-usual-speed': openSharp + atMostUsual,
} as const;
const lean = '{{sizeDegrees, number(maximumFractionDigits: 1)}}° (±{{uncertaintyDegrees, number(maximumFractionDigits: 1)}}°)';
const tiltFound = {
  found: `Upright edges in the picture lean by ${lean}.`,
  found_levels: `Level edges in the picture lean by ${lean}. There were too few upright ones; a belt’s incline or an oblique view leans level ones too.`,
  'found_uprights-clockwise': `Upright edges in the picture lean clockwise by ${lean}.`,
  'found_uprights-anticlockwise': `Upright edges in the picture lean anticlockwise by ${lean}.`,
  'found_levels-clockwise': `Level edges in the picture lean clockwise by ${lean}. There were too few upright ones; a belt’s incline or an oblique view leans level ones too.`,
  'found_levels-anticlockwise': `Level edges in the picture lean anticlockwise by ${lean}. There were too few upright ones; a belt’s incline or an oblique view leans level ones too.`,
} as const;
const tiltChange = {
  change:
    'Turn the camera on its tripod until its level, or the horizon line over the live picture, agrees with what is upright in the room.',
  'change_uprights-clockwise':
    'Turn the camera clockwise, seen from behind it, by as much: the lean adds to every angle to the vertical. Or mark a plumb line in the clip.',
  'change_uprights-anticlockwise':
    'Turn the camera anticlockwise, seen from behind it, by as much: the lean adds to every angle to the vertical. Or mark a plumb line in the clip.',
} as const;
const tooFew = 'The take has too few frames to tell.';
const nothingMoves = 'Nothing moves enough to tell.';

/**
 * What the quality gate says: by the code of the finding and its level, with `title`, `found` (the figures) and `change` (what to do, empty where there is nothing);
 * the finding's variant is the context. `setup` has the advice before a take, by its key.
 */
export const quality = {
  'rate-low': {
    title: 'The camera is slower than asked',
    found:
      'It gave {{framesPerSecond, number(maximumFractionDigits: 1)}} frames/s; {{askedFramesPerSecond, number(maximumFractionDigits: 1)}} were asked for.',
    found_changed:
      'It fell from {{highestFramesPerSecond, number(maximumFractionDigits: 1)}} to {{lowestFramesPerSecond, number(maximumFractionDigits: 1)}} frames/s on the way. No frames are missing: the camera took fewer.',
    'found_timing-hidden':
      'At {{framesPerSecond, number(maximumFractionDigits: 1)}} frames/s, contact and flight times cannot be measured; cadence, foot strike and posture can.',
    change: 'More light, a fixed exposure, a smaller picture or a faster USB port let a camera reach its rate.',
    change_changed: 'Fix the exposure in the camera’s settings and add light: automatic exposure lowers the rate where it is dim.',
    'change_timing-hidden': 'Film at 120 frames/s or more to measure times, 240 to compare contact times.',
    good: { title: 'Rate', found: '{{framesPerSecond, number(maximumFractionDigits: 1)}} frames/s, as asked for.', change: '' },
    unknown: { title: 'Rate', found: tooFew, change: 'Record a longer take.' },
  },
  jitter: {
    title: 'Frames come unevenly',
    found: unevenFound,
    change:
      'Plug the camera straight into this computer, not through a hub, and close other programs. Times near such frames are less sure.',
    good: { title: 'Evenness', found: unevenFound, change: '' },
  },
  'frames-missing-camera': {
    title: 'The camera left frames out',
    found: missingFound,
    found_one: missingOne,
    change:
      'Use a port and cable of its own for each camera, a smaller picture, or more light with a fixed exposure. Nothing is measured across the holes.',
    good: { title: 'Frames from the camera', found: 'None is missing.', change: '' },
  },
  'frames-missing-encoder': {
    title: 'This computer was too slow for some frames',
    found: missingFound,
    found_one: missingOne,
    change: 'Choose a smaller picture or lower quality, or close other programs. Nothing is measured across the holes.',
    good: { title: 'Frames in the file', found: 'Every frame that came is saved.', change: '' },
  },
  'motion-blur': {
    title: 'Moving feet are blurred',
    ...blurFound,
    change: 'Set the exposure to 1/500 s or shorter, 1/1000 s if the light allows it; add light rather than gain.',
    good: { title: 'Sharpness of movement', ...blurFound, change: '' },
    unknown: {
      title: 'Blur of movement',
      found: 'The camera does not tell its exposure time, and too few edges move fast enough across the picture to read it from them.',
      'found_too-few-frames': tooFew,
      'found_no-motion': nothingMoves,
      found_sharp: openSharp + atMost,
      'found_sharp-usual-speed': openSharp + atMostUsual,
      change: 'Look at a foot on the belt frame by frame. If it is smeared, shorten the exposure to 1/500 s or less.',
      'change_too-few-frames': 'Record a longer take.',
    },
  },
  'light-flicker': {
    title: 'The light flickers',
    found:
      'Brightness swings by ±{{percent, number(maximumSignificantDigits: 2)}} %: lamps on the mains pulse {{lampsHertz}} times a second, which shows as {{aliasHertz, number(maximumFractionDigits: 1)}} times a second at this rate.',
    change:
      'Use daylight or lamps without flicker. Else film at {{steadyFramesPerSecond, number(maximumFractionDigits: 0)}} frames/s, where the pulse stands still. An exposure of {{steadyShutterMilliseconds, number(maximumFractionDigits: 1)}} ms or a multiple of it hides it too, but blurs feet.',
    good: {
      title: 'Light',
      found: 'No flicker of lamps can be seen.',
      found_frozen: 'At this rate the pulse of lamps on the mains stands still.',
      change: '',
    },
    unknown: {
      title: 'Flicker',
      found: tooFew,
      'found_no-light': 'The picture is black.',
      'found_slow-change':
        'Brightness changes slowly, by {{percent, number(maximumFractionDigits: 0)}} %: the exposure following, or lamps beating slowly with the camera’s rate.',
      change: 'Record a longer take.',
      'change_no-light': 'Open the lens cap, or add light.',
      'change_slow-change': 'Fix the exposure in the camera’s settings. If it still changes, use lamps without flicker.',
    },
  },
  'camera-tilt': {
    title: 'The camera is not level',
    ...tiltFound,
    ...tiltChange,
    good: { title: 'Level', ...tiltFound, change: '' },
    unknown: {
      title: 'Level of the camera',
      found: 'Too few straight upright or level edges stand still in the picture to tell.',
      'found_no-picture': tooFew,
      found_unsure: `Edges in the picture lean by ${lean}, too uncertain to tell.`,
      change: 'Check the camera’s own level, or hang a plumb line in the picture.',
    },
  },
  'too-dark': {
    title: 'The picture is too dark',
    found:
      'Where the runner moves, brightness is {{meanPercent, number(maximumFractionDigits: 0)}} % on average and {{percent, number(maximumFractionDigits: 0)}} % is black.',
    found_picture:
      'Brightness is {{meanPercent, number(maximumFractionDigits: 0)}} % on average and {{percent, number(maximumFractionDigits: 0)}} % is black.',
    change: 'Add light, or open the lens; a longer exposure blurs feet, more gain makes the picture grainy.',
    good: { title: 'Brightness', found: '{{meanPercent, number(maximumFractionDigits: 0)}} % on average.', change: '' },
    unknown: { title: 'Brightness', found: tooFew, change: 'Record a longer take.' },
  },
  'too-bright': {
    title: 'The picture is too bright',
    found:
      'Where the runner moves, brightness is {{meanPercent, number(maximumFractionDigits: 0)}} % on average and {{percent, number(maximumFractionDigits: 0)}} % is white.',
    found_picture:
      'Brightness is {{meanPercent, number(maximumFractionDigits: 0)}} % on average and {{percent, number(maximumFractionDigits: 0)}} % is white.',
    change: 'Shorten the exposure first, then lower the gain; keep windows and lamps out of the picture.',
    good: { title: 'Highlights', found: '{{percent, number(maximumFractionDigits: 0)}} % is white.', change: '' },
    unknown: { title: 'Highlights', found: tooFew, change: 'Record a longer take.' },
  },
  'low-contrast': {
    title: 'The runner hardly stands out',
    found: 'Where the runner moves, dark and bright are only {{percent, number(maximumFractionDigits: 0)}} % apart.',
    found_picture: 'Dark and bright are only {{percent, number(maximumFractionDigits: 0)}} % apart.',
    change: 'Choose clothes unlike the wall in brightness, light the runner and not the wall, and clean the lens.',
    good: { title: 'Contrast', found: 'Dark and bright are {{percent, number(maximumFractionDigits: 0)}} % apart.', change: '' },
    unknown: { title: 'Contrast', found: tooFew, change: 'Record a longer take.' },
  },
  'figure-cut-off': {
    title: 'The figure is cut off',
    found: 'What moves touches the edge of the picture again and again.',
    found_top: 'What moves touches the top of the picture again and again.',
    found_bottom: 'What moves touches the bottom of the picture again and again: the feet may be outside.',
    found_left: 'What moves touches the left edge of the picture again and again.',
    found_right: 'What moves touches the right edge of the picture again and again.',
    change: 'Move the camera back or zoom out, unless this is meant.',
    change_top: 'Tilt the camera up, move it back or zoom out, unless only the legs are wanted.',
    change_bottom: 'Tilt the camera down, move it back or zoom out, until the belt under the feet is seen.',
    good: { title: 'Framing', found: 'What moves stays inside the picture.', change: '' },
    unknown: {
      title: 'Framing',
      found: tooFew,
      'found_no-motion': nothingMoves,
      change: 'Look whether the runner is whole in the picture.',
    },
  },
  'no-motion': {
    title: 'Nothing moves in the picture',
    found: 'Only {{percent, number(maximumFractionDigits: 1)}} % of the picture changes.',
    change: 'Check that this is the right camera, that its lens is open, and that the runner was running.',
    good: { title: 'Movement', found: 'The runner moves in {{percent, number(maximumFractionDigits: 0)}} % of the picture.', change: '' },
    unknown: { title: 'Movement', found: tooFew, change: 'Record a longer take.' },
  },
  'short-take': {
    title: 'The take is short',
    found: 'It lasts {{seconds, number(maximumFractionDigits: 1)}} s.',
    change: 'Record at least 10 s, about 20 steps, so that means of steps are steady.',
    good: { title: 'Length', found: '{{seconds, number(maximumFractionDigits: 1)}} s.', change: '' },
  },
  setUp: {
    'rate-good':
      '{{framesPerSecond, number(maximumFractionDigits: 0)}} frames/s: one frame is {{frameMilliseconds, number(maximumFractionDigits: 1)}} ms, {{contactPercent, number(maximumFractionDigits: 1)}} % of a usual contact time. 240 is best for comparing contact times.',
    'rate-posture-only':
      '{{framesPerSecond, number(maximumFractionDigits: 0)}} frames/s: a knee turns about {{kneeDegrees, number(maximumFractionDigits: 1)}}° from frame to frame in swing.',
    'rate-coarse':
      '{{framesPerSecond, number(maximumFractionDigits: 0)}} frames/s: one frame is {{frameMilliseconds, number(maximumFractionDigits: 1)}} ms, {{contactPercent, number(maximumFractionDigits: 1)}} % of a usual contact time. Ask for 120 or more to measure times.',
    'rate-hides-times':
      'At {{framesPerSecond, number(maximumFractionDigits: 0)}} frames/s, contact and flight times cannot be measured: one frame is {{frameMilliseconds, number(maximumFractionDigits: 0)}} ms. Ask for 120 or more.',
    'shutter-unknown':
      'Set the exposure by hand to 1/500 s or shorter, 1/1000 s if the light allows it. At {{kilometresPerHour, number(maximumFractionDigits: 1)}} km/h a foot on the belt travels {{centimetres, number(maximumFractionDigits: 1)}} cm in 1/500 s.',
    'shutter-long':
      'The exposure is 1/{{partOfSecond, number(maximumFractionDigits: 0)}} s: a foot on the belt travels {{centimetres, number(maximumFractionDigits: 1)}} cm meanwhile at {{kilometresPerHour, number(maximumFractionDigits: 1)}} km/h. Set 1/500 s or shorter and add light.',
    'shutter-good':
      'The exposure is 1/{{partOfSecond, number(maximumFractionDigits: 0)}} s: a foot on the belt travels {{centimetres, number(maximumFractionDigits: 1)}} cm meanwhile.',
    flutter:
      'Lamps on the mains pulse {{lampsHertz}} times a second; at this rate that may show as a flicker of {{aliasHertz, number(maximumFractionDigits: 0)}} Hz. Use daylight or lamps without flicker; at {{steadyFramesPerSecond, number(maximumFractionDigits: 0)}} frames/s it would stand still.',
    'height-hip': 'Camera on a tripod at the height of the hip.',
    'height-pelvis': 'Camera on a tripod at the height of the pelvis, in line with the belt.',
    distance:
      'Stand {{leastMetres}} to {{betterMetres}} m away or further and zoom in: {{depthCentimetres}} cm nearer or further than the scale is {{percentAtLeast, number(maximumFractionDigits: 1)}} % at {{leastMetres}} m and {{percentAtBetter, number(maximumFractionDigits: 1)}} % at {{betterMetres}} m.',
    'square-on': 'Square to the belt, within {{degrees}}°.',
    level: 'Level within {{degrees}}°: the lean adds to every angle to the vertical.',
    length: 'Record {{seconds}} s or more, at least {{steps}} steps, after some minutes of running in.',
  },
} as const;
