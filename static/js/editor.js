// All that the pages of the editor do. What is collected for the site has these modules and theirs in this one file: on a
// poor line every further file is a journey (mcof/bundling.py).

import "./rows.js"
import "./sums.js"
import "./sheet.js"
import "./choices.js"
import "./block.js"
import "./unsaved.js"
import "./prose.js"
import "./folds.js"
import "./autosave.js"
import "./notes.js"
