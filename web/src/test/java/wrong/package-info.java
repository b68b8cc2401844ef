/**
 * Wrong on purpose: one tiny class per wall, on which its rule must fail. Nothing else uses them.
 */
package wrong;
