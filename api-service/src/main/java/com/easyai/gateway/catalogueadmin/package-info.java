/** The catalogue as operators read and replace it, and the platforms it makes (contract 2.5). */
@NullMarked
package com.easyai.gateway.catalogueadmin;

import org.jspecify.annotations.NullMarked;
