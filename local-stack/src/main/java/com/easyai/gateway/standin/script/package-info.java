/** How the stand-in provider is told to misbehave: directives in a prompt, and settings. */
@NullMarked
package com.easyai.gateway.standin.script;

import org.jspecify.annotations.NullMarked;
